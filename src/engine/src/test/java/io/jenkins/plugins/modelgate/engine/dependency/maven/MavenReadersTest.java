package io.jenkins.plugins.modelgate.engine.dependency.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MavenReadersTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private void write(String name, byte[] content) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void write(String name, String content) throws Exception {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Archives lie in archives under the names of all of them, and under others. */
    @Test
    public void archivesOfEveryNameAreOpened() throws Exception {
        byte[] war = zip(
                "WEB-INF/lib/inner-3.jar",
                zip("META-INF/maven/i/inner/pom.properties", properties("i", "inner", "3")),
                "WEB-INF/lib/hidden.bin",
                zip("META-INF/maven/h/hidden/pom.properties", properties("h", "hidden", "4")),
                "WEB-INF/data.zip",
                zip("readme.txt", "x"));
        write("app.ear", zip("META-INF/maven/a/app/pom.properties", properties("a", "app", "1"), "web.WAR", war));
        Inventory read = read();
        assertThat(read.components())
                .extracting(each -> each.id().toString())
                .containsExactlyInAnyOrder("a:app 1", "i:inner 3", "h:hidden 4", "web");
    }

    private Inventory read() throws Exception {
        return InventoryReader.read(
                folder.getRoot().toPath(), List.of(new ProjectReader(), new JarReader()), bytes -> {});
    }

    private static List<String> told(Inventory inventory) {
        return inventory.components().stream()
                .map(c -> c.id() + " " + c.pin() + (c.group() == null ? "" : " " + c.group()))
                .toList();
    }

    private static byte[] zip(Object... namesAndContents) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                Object content = namesAndContents[i + 1];
                zip.write(content instanceof byte[] raw ? raw : ((String) content).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String properties(String group, String artifact, String version) {
        return "groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n";
    }

    @Test
    public void versionsComeFromPropertiesParentsAndManagement() throws Exception {
        write("pom.xml", """
                <project><groupId>g</groupId><artifactId>root</artifactId><version>7</version>
                <properties><a.version>${b.version}</a.version><b.version>1.0</b.version></properties>
                <dependencyManagement><dependencies>
                <dependency><groupId>m</groupId><artifactId>managed</artifactId><version>${a.version}</version></dependency>
                </dependencies></dependencyManagement></project>
                """);
        write("child/pom.xml", """
                <project><parent><groupId>g</groupId><artifactId>root</artifactId><version>7</version></parent>
                <artifactId>child</artifactId><properties><b.version>2.0</b.version></properties><dependencies>
                <dependency><groupId>m</groupId><artifactId>managed</artifactId></dependency>
                <dependency><groupId>${project.groupId}</groupId><artifactId>own</artifactId><version>${project.version}</version></dependency>
                <dependency><groupId>x</groupId><artifactId>range</artifactId><version>[1,2)</version></dependency>
                <dependency><groupId>x</groupId><artifactId>moving</artifactId><version>1-SNAPSHOT</version><scope>test</scope></dependency>
                <dependency><groupId>x</groupId><artifactId>unknown</artifactId><version>${nowhere}</version></dependency>
                </dependencies></project>
                """);
        Inventory inventory = read();
        assertThat(told(inventory))
                .containsExactly(
                        "m:managed 2.0 VERSION",
                        "g:own 7 VERSION",
                        "x:range RANGE",
                        "x:moving 1-SNAPSHOT REFERENCE test",
                        "x:unknown NOTHING");
        assertThat(inventory.findings()).anyMatch(finding -> finding.detail().contains("nowhere"));
    }

    /** A bill that the build made says what the project file cannot; one of something else does not. */
    @Test
    public void aBillOfTheBuildDecidesWhatAProjectFileLeavesOpen() throws Exception {
        write("app/pom.xml", """
                <project><parent><groupId>g</groupId><artifactId>far</artifactId><version>7</version></parent>
                <artifactId>app</artifactId><dependencies>
                <dependency><groupId>x</groupId><artifactId>managed</artifactId></dependency>
                <dependency><groupId>x</groupId><artifactId>range</artifactId><version>[1,2)</version></dependency>
                <dependency><groupId>x</groupId><artifactId>exact</artifactId><version>3</version></dependency>
                <dependency><groupId>g</groupId><artifactId>lib</artifactId><version>7</version></dependency>
                </dependencies></project>
                """);
        write("lib/pom.xml", "<project><groupId>g</groupId><artifactId>lib</artifactId><version>7</version></project>");
        write("target/bom.json", bill("managed@1.1", "range@1.9", "exact@3", "transitive@5"));
        Inventory read = InventoryReader.read(folder.getRoot().toPath(), bytes -> {});
        assertThat(read.findings()).isEmpty();
        assertThat(read.files()).allMatch(file -> file.coverage() == Coverage.FULL);
        assertThat(read.components())
                .filteredOn(each -> each.location().file().equals("app/pom.xml"))
                .extracting(each -> each.id() + " " + each.pin())
                .containsExactly(
                        "x:managed 1.1 VERSION", "x:range 1.9 VERSION", "x:exact 3 VERSION", "g:lib 7 VERSION");
        for (String[] other : new String[][] {
            {"managed@1.1", "range@2.1", "exact@3"},
            {"managed@1.1", "range@1.9", "exact@4"},
            {"range@1.9", "exact@3"},
            {"managed", "range@1.9", "exact@3"}
        }) {
            write("target/bom.json", bill(other));
            assertThat(InventoryReader.read(folder.getRoot().toPath(), bytes -> {})
                            .files())
                    .as(String.join(" ", other))
                    .anyMatch(file -> file.path().equals("app/pom.xml") && file.coverage() == Coverage.PARTIAL);
        }
    }

    private static String bill(String... packages) {
        String components = Arrays.stream(packages)
                .map(each -> "{\"type\": \"library\", \"name\": \"" + each + "\", \"bom-ref\": \"" + each
                        + "\", \"purl\": \"pkg:maven/x/" + each + "\"}")
                .collect(Collectors.joining(","));
        return "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1, \"components\": [" + components
                + "]}";
    }

    @Test
    public void whatAProjectFileTakesFromOutsideIsTold() throws Exception {
        write("pom.xml", """
                <project><parent><groupId>g</groupId><artifactId>far</artifactId><version>7</version></parent>
                <artifactId>a</artifactId></project>
                """);
        Inventory inventory = read();
        assertThat(inventory.findings()).anyMatch(finding -> finding.detail().contains("g:far:7"));
        assertThat(inventory.files().get(0).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void circlesAndHostileProjectFilesEnd() throws Exception {
        write(
                "pom.xml",
                "<project><artifactId>a</artifactId><properties><p>${q}${q}</p><q>${p}${p}</q></properties><dependencies>"
                        + "<dependency><groupId>g</groupId><artifactId>x</artifactId><version>${p}</version></dependency>"
                        + "</dependencies></project>");
        assertThat(told(read())).containsExactly("g:x NOTHING");
        for (String bad : List.of(
                "<project><parent><artifactId>a</artifactId><relativePath>pom.xml</relativePath></parent><artifactId>a</artifactId></project>",
                "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><project>&x;</project>",
                "<settings/>",
                "<project><dependencies><dependency><groupId>g</groupId></dependency></dependencies></project>",
                "<project>")) {
            write("pom.xml", bad);
            assertThat(read().findings()).as(bad).isNotEmpty();
        }
    }

    @Test
    public void aRealJarIsWhatMavenMadeItFrom() throws Exception {
        URL url = ComparableVersion.class.getProtectionDomain().getCodeSource().getLocation();
        byte[] jar;
        try (InputStream in = url.openStream()) {
            jar = in.readAllBytes();
        }
        write("lib/some.jar", jar);
        Inventory inventory = read();
        assertThat(inventory.components()).hasSize(1);
        assertThat(inventory.components().get(0).id().toString()).startsWith("org.apache.maven:maven-artifact 3.");
        assertThat(inventory.components().get(0).hashes())
                .contains("sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(jar)));
        assertThat(inventory.files().get(0).coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void jarsInsideAndShadedPackagesAreTold() throws Exception {
        byte[] inner = zip("META-INF/maven/i/inner/pom.properties", properties("i", "inner", "3"));
        byte[] nameless = zip(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nImplementation-Title: old\nImplementation-Version: 4\n\n");
        write(
                "app-1.jar",
                zip(
                        "META-INF/maven/s/shaded/pom.properties",
                        properties("s", "shaded", "2"),
                        "META-INF/maven/a/app/pom.properties",
                        properties("a", "app", "1"),
                        "BOOT-INF/lib/inner-3.jar",
                        inner,
                        "BOOT-INF/lib/old.jar",
                        nameless));
        Inventory inventory = read();
        assertThat(told(inventory))
                .containsExactly("i:inner 3 HASHED", "old 4 HASHED", "s:shaded 2 VERSION", "a:app 1 HASHED");
        assertThat(inventory.findings())
                .anyMatch(finding -> finding.location().toString().contains("old.jar"));
        assertThat(inventory.files().get(0).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void jarsThatCannotBeReadToTheirEndKeepTheGateClosed() throws Exception {
        byte[] good = zip("META-INF/maven/i/inner/pom.properties", properties("i", "inner", "3"));
        byte[] nested = good;
        for (int i = 0; i < 10; i++) {
            nested = zip("a.jar", nested);
        }
        byte[] huge = zip("META-INF/maven/i/inner/pom.properties", new byte[10 << 20]);
        byte[] cut = Arrays.copyOf(good, good.length / 2);
        for (byte[] bad : List.of(nested, huge, cut, new byte[0], "text".getBytes(StandardCharsets.UTF_8))) {
            write("a.jar", bad);
            Inventory inventory = read();
            assertThat(inventory.findings()).isNotEmpty();
            assertThat(inventory.files().get(0).coverage()).isNotEqualTo(Coverage.FULL);
        }
    }
}
