package io.jenkins.plugins.modelgate.engine.dependency.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real package as pip 26.3 installs it: {@code pip install --no-compile --no-deps --target site iniconfig==2.0.0}. */
public class InstalledTest {
    private static final String INFO = "iniconfig-2.0.0.dist-info/";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path site;

    @Before
    public void copy() throws Exception {
        Path from = Path.of(getClass().getResource("/dependency/python/site").toURI());
        site = folder.getRoot().toPath().resolve("site");
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(path -> copy(path, site.resolve(from.relativize(path).toString())));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void anUntouchedPackageIsWhole() throws Exception {
        Inventory read = read();
        assertThat(read.components()).singleElement().satisfies(each -> {
            assertThat(each.id().toString()).isEqualTo("iniconfig 2.0.0");
            assertThat(each.pin()).isEqualTo(Pin.VERSION);
            assertThat(each.licenses()).containsExactly("MIT");
        });
        assertThat(read.facts()).isEmpty();
        assertThat(read.findings()).isEmpty();
        assertThat(read.files())
                .extracting(Artifact::path, Artifact::coverage)
                .containsExactly(tuple(INFO + "METADATA", Coverage.FULL), tuple(INFO + "RECORD", Coverage.FULL));
    }

    @Test
    public void aChangedFileIsTold() throws Exception {
        Files.writeString(site.resolve("iniconfig/__init__.py"), "import os\n", StandardOpenOption.APPEND);
        assertThat(read().facts())
                .extracting(Fact::kind, Fact::value)
                .containsExactly(tuple(Fact.Kind.HASH_MISMATCH, "iniconfig/__init__.py"));
    }

    @Test
    public void recordsThatSayNothingAreNotExamined() throws Exception {
        Files.writeString(site.resolve(INFO + "RECORD"), "iniconfig/__init__.py,,\n");
        assertIncomplete();
        Files.writeString(site.resolve(INFO + "RECORD"), "iniconfig/__init__.py,md5=x,1\n");
        assertIncomplete();
        Files.writeString(site.resolve(INFO + "RECORD"), "iniconfig/__init__.py\n");
        assertIncomplete();
        Files.delete(site.resolve(INFO + "RECORD"));
        assertIncomplete();
        Files.writeString(site.resolve(INFO + "METADATA"), "Name: x\n\nVersion: 1\n");
        assertIncomplete();
    }

    /** What lies among packages and came with none of them is imported all the same. */
    @Test
    public void whatNoPackageBroughtIsTold() throws Exception {
        Path packages = folder.getRoot().toPath().resolve("site-packages");
        Files.move(site, packages);
        Files.writeString(packages.resolve("evil.pth"), "import os\n");
        Files.writeString(packages.resolve("iniconfig/more.py"), "");
        Files.writeString(packages.resolve("iniconfig/data.bin"), "");
        Files.createDirectory(packages.resolve("iniconfig/__pycache__"));
        Files.writeString(packages.resolve("iniconfig/__pycache__/__init__.cpython-311.pyc"), "");
        Files.writeString(packages.resolve("iniconfig/__pycache__/other.cpython-311.pyc"), "");
        Files.createSymbolicLink(packages.resolve("torch"), packages.resolve("iniconfig"));
        assertThat(InventoryReader.read(folder.getRoot().toPath(), bytes -> {}).facts())
                .extracting(Fact::kind, Fact::value)
                .containsExactlyInAnyOrder(
                        tuple(Fact.Kind.UNLISTED_CODE, "site-packages/evil.pth"),
                        tuple(Fact.Kind.UNLISTED_CODE, "site-packages/iniconfig/more.py"),
                        tuple(Fact.Kind.UNLISTED_FILE, "site-packages/iniconfig/data.bin"),
                        tuple(Fact.Kind.UNLISTED_CODE, "site-packages/iniconfig/__pycache__/other.cpython-311.pyc"),
                        tuple(Fact.Kind.UNLISTED_CODE, "site-packages/torch"));
    }

    /** A project's own files beside packages that were installed with --target are the project's. */
    @Test
    public void aProjectsOwnFilesAreNoneOfItsPackages() throws Exception {
        Files.writeString(site.resolve("app.py"), "");
        Files.writeString(Files.createDirectory(site.resolve("app")).resolve("x.py"), "");
        assertThat(read().facts()).isEmpty();
        Files.writeString(site.resolve("sitecustomize.py"), "");
        Files.writeString(site.resolve("iniconfig/x.py"), "");
        assertThat(read().facts()).hasSize(2);
    }

    @Test
    public void aFileThatIsNotThereWasComparedWithNothing() throws Exception {
        Path outside = folder.newFolder("outside").toPath().resolve("iniconfig");
        Files.move(site.resolve("iniconfig"), outside);
        assertIncomplete();
        Files.createSymbolicLink(site.resolve("iniconfig"), outside);
        assertIncomplete();
        Files.delete(site.resolve("iniconfig"));
        Files.move(outside, site.resolve("evil"));
        Files.createSymbolicLink(site.resolve("iniconfig"), site.resolve("evil"));
        assertIncomplete();
    }

    @Test
    public void aPackageThatSaysNotWhatItIsIsNotExamined() throws Exception {
        Files.move(site.resolve("iniconfig-2.0.0.dist-info"), site.resolve("iniconfig-2.0.1.dist-info"));
        assertIncomplete();
        Files.move(site.resolve("iniconfig-2.0.1.dist-info"), site.resolve("iniconfig-2.0.0.dist-info"));
        Path other = Files.createDirectory(site.resolve("evil-1.0.dist-info"));
        Files.writeString(other.resolve("RECORD"), "evil.py,,\n");
        assertIncomplete();
        Files.delete(other.resolve("RECORD"));
        Path egg = Files.createDirectories(site.resolve("old-1.0-py3.11.egg/EGG-INFO"));
        Files.writeString(egg.resolve("PKG-INFO"), "Name: old\nVersion: 1.0\n\n");
        assertThat(read().components()).extracting(each -> each.id().toString()).contains("old 1.0");
    }

    @Test
    public void packedPackagesAreThere() throws Exception {
        String metadata = "Name: Acme_X\nVersion: 1.0\nRequires-Dist: numpy\n\n";
        write(site.resolve("w/acme_x-1.0-py3-none-any.whl"), zip("acme_x-1.0.dist-info/METADATA", metadata));
        write(site.resolve("w/acme_x-1.0-py3.11.egg"), zip("EGG-INFO/PKG-INFO", metadata));
        write(site.resolve("w/acme-x-1.0.zip"), zip("acme-x-1.0/PKG-INFO", metadata));
        write(site.resolve("w/data-2024.zip"), zip("data/1.csv", "1"));
        Inventory read = read();
        assertThat(read.findings()).isEmpty();
        assertThat(read.components())
                .filteredOn(each -> each.id().name().equals("acme-x"))
                .allMatch(
                        each -> each.pin() == Pin.HASHED && each.id().version().equals("1.0"))
                .extracting(each -> each.location().file())
                .containsExactly("w/acme-x-1.0.zip", "w/acme_x-1.0-py3-none-any.whl", "w/acme_x-1.0-py3.11.egg");
        assertThat(read.facts()).extracting(Fact::kind).containsExactly(Fact.Kind.SOURCE_ONLY);
        assertThat(read.needs().toString()).contains("acme-x 1.0=[numpy]");
        for (byte[] bad : List.of(
                zip("acme_x-1.0.dist-info/METADATA", metadata.replace("1.0", "1.1")),
                zip("acme_x-1.0.dist-info/METADATA", metadata, "evil-1.dist-info/METADATA", metadata),
                zip("acme_x/__init__.py", ""),
                "no zip".getBytes(StandardCharsets.UTF_8))) {
            write(site.resolve("w/acme_x-1.0-py3-none-any.whl"), bad);
            assertIncomplete();
        }
    }

    @Test
    public void aSourceDistributionIsOne() throws Exception {
        byte[] content = "Name: acme\nVersion: 2.0\n\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("acme-2.0/PKG-INFO");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        write(site.resolve("acme-2.0.tar.gz"), bytes.toByteArray());
        assertThat(read().components()).extracting(each -> each.id().toString()).contains("acme 2.0");
        write(site.resolve("acme-2.0.tar.gz"), Arrays.copyOf(bytes.toByteArray(), 40));
        assertIncomplete();
    }

    @Test
    public void whatVirtualenvPutsIntoAnEnvironmentIsKnownByItsDigest() throws Exception {
        Path packages = folder.getRoot().toPath().resolve("site-packages");
        Files.move(site, packages);
        Files.writeString(packages.resolve("_virtualenv.pth"), "import _virtualenv");
        Files.writeString(packages.resolve("_virtualenv.py"), "import os");
        assertThat(InventoryReader.read(folder.getRoot().toPath(), bytes -> {}).facts())
                .extracting(Fact::value)
                .containsExactly("site-packages/_virtualenv.py");
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    public void tellsWhereItCameFrom() throws Exception {
        Files.writeString(
                site.resolve(INFO + "direct_url.json"),
                "{\"url\": \"https://u:p@h/r\", \"vcs_info\": {\"vcs\": \"git\", \"commit_id\": \"" + "a".repeat(40)
                        + "\"}}");
        Inventory read = read();
        assertThat(read.components())
                .extracting(Component::pin, Component::source)
                .containsExactly(tuple(Pin.COMMIT, "https://***@h/r"));
        Files.writeString(
                site.resolve(INFO + "direct_url.json"), "{\"url\": \"file:///x\", \"dir_info\": {\"editable\": true}}");
        assertThat(read().facts()).extracting(Fact::kind).contains(Fact.Kind.EDITABLE);
    }

    @Test
    public void tellsWhoNeedsWhomAndWhatWasAskedFor() throws Exception {
        Path other = Files.createDirectory(site.resolve("pytest-8.0.dist-info"));
        Files.writeString(
                other.resolve("METADATA"),
                "Name: pytest\nVersion: 8.0\nRequires-Dist: Iniconfig\nRequires-Dist: xmlschema ; extra == 'dev'\n"
                        + "Requires-Dist: pluggy<2,>=1.4\n\n");
        Files.writeString(other.resolve("RECORD"), "pytest-8.0.dist-info/RECORD,,\n");
        Files.delete(site.resolve(INFO + "REQUESTED"));
        Inventory read = read();
        assertThat(read.components())
                .extracting(each -> each.id().name(), Component::direct)
                .containsExactly(tuple("iniconfig", false), tuple("pytest", true));
        assertThat(read.needs()).hasToString("{pytest 8.0=[iniconfig 2.0.0, pluggy]}");
    }

    private void assertIncomplete() throws Exception {
        assertThat(read().files()).anyMatch(file -> file.coverage() != Coverage.FULL);
    }

    private Inventory read() throws Exception {
        return InventoryReader.read(site, bytes -> {});
    }
}
