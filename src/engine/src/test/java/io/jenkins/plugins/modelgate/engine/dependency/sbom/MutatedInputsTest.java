package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.maven.JarReader;
import io.jenkins.plugins.modelgate.engine.dependency.maven.ProjectReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PackageJsonReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PackageLockReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PnpmLockReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.YarnLockReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** However an input is damaged, its reader says so by itself: no fault of a reader comes up to the frame that catches it. */
public class MutatedInputsTest {
    private static final int ROUNDS = 60;
    private static final List<ManifestReader> READERS = List.of(
            new PackageLockReader(),
            new PackageJsonReader(),
            new PnpmLockReader(),
            new YarnLockReader(),
            new ProjectReader(),
            new JarReader(),
            new BillReader());

    private static final Map<String, String> TEXTS = Map.of(
            "package-lock.json",
            """
            {"lockfileVersion": 2, "packages": {"": {"dependencies": {"a": "^1"}},
             "node_modules/a": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz",
              "integrity": "sha512-AAAA", "license": "MIT", "hasInstallScript": true, "dependencies": {"b": "*"}},
             "node_modules/a/node_modules/b": {"version": "2.0.0", "dev": true}, "node_modules/c": {"resolved": "x", "link": true}},
             "dependencies": {"a": {"version": "1.0.0", "requires": {"b": "1"}, "dependencies": {"b": {"version": "npm:c@1"}}}}}
            """,
            "package.json",
            "{\"dependencies\": {\"a\": \"^1.2 || 3.x - 4\", \"b\": \"npm:c@~1\", \"d\": \"git+ssh://x#main\"}, \"devDependencies\": {}}",
            "pnpm-lock.yaml",
            """
            lockfileVersion: '9.0'
            importers: {.: {dependencies: {a: {specifier: ^1, version: 1.0.0(b@2.0.0)}}}}
            packages: {a@1.0.0: {resolution: {integrity: sha512-AAAA}, deprecated: old}, b@2.0.0: {resolution: {commit: x, repo: y}}}
            snapshots: {a@1.0.0(b@2.0.0): {dependencies: {b: 2.0.0}}, b@2.0.0: {optional: true}}
            """,
            "yarn.lock",
            "# yarn lockfile v1\n\na@^1, \"@s/b@npm:c@2\":\n  version \"1.0\"\n  resolved \"x#y\"\n  dependencies:\n    a \"^1\"\n",
            "bom.json",
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"bom-ref": "r", "name": "r"}},
             "components": [{"bom-ref": "a", "name": "a", "version": "1", "purl": "pkg:npm/%40x/a@1", "scope": "optional",
              "hashes": [{"alg": "SHA-256", "content": "00"}], "licenses": [{"expression": "MIT"}], "components": []}],
             "dependencies": [{"ref": "r", "dependsOn": ["a"]}], "compositions": [{"aggregate": "complete"}]}
            """,
            "bom.xml",
            "<bom xmlns='http://cyclonedx.org/schema/bom/1.4'><components><component type='library' bom-ref='a'><name>a</name>"
                    + "<purl>pkg:pypi/a@1</purl><hashes><hash alg='SHA-1'>00</hash></hashes></component></components>"
                    + "<dependencies><dependency ref='a'><dependency ref='b'/></dependency></dependencies></bom>",
            "a.spdx.json",
            """
            {"spdxVersion": "SPDX-2.3", "documentDescribes": ["a"], "packages": [{"SPDXID": "a", "name": "a", "versionInfo": "1",
             "checksums": [{"algorithm": "SHA256", "checksumValue": "00"}], "licenseConcluded": "MIT",
             "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:maven/g/a@1"}]}],
             "relationships": [{"spdxElementId": "a", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "b"}]}
            """,
            "a.spdx",
            "SPDXVersion: SPDX-2.3\nPackageName: a\nSPDXID: a\nPackageChecksum: SHA1: 00\nPackageComment: <text>x\ny</text>\n"
                    + "ExternalRef: PACKAGE-MANAGER purl pkg:pypi/a@1\nRelationship: a DEPENDS_ON b\n",
            "pom.xml",
            "<project><parent><artifactId>p</artifactId></parent><artifactId>a</artifactId><properties><v>1</v></properties>"
                    + "<dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId><version>[${v},2)</version>"
                    + "</dependency></dependencies></project>");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void textsInAnyShape() throws Exception {
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            mutate(text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    public void jarsInAnyShape() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("Manifest-Version: 1.0\nBundle-SymbolicName: a\n\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("META-INF/maven/g/a/pom.properties"));
            zip.write("groupId=g\nartifactId=a\nversion=1\\u0031\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("lib/b.jar"));
            zip.write(new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        }
        mutate("a.jar", bytes.toByteArray());
    }

    private void mutate(String name, byte[] good) throws Exception {
        Random random = new Random(name.hashCode());
        Path file = folder.getRoot().toPath().resolve(name);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = damaged(good, random);
            Files.write(file, bad);
            Inventory inventory = InventoryReader.read(file, READERS, bytes -> {});
            assertThat(inventory.findings())
                    .as(name + " round " + round + ": " + new String(bad, StandardCharsets.ISO_8859_1))
                    .noneMatch(finding -> String.valueOf(finding.detail()).contains(" failed: "));
        }
        Files.delete(file);
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bad = good.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(bad.length);
            switch (random.nextInt(4)) {
                case 0 -> bad[at] = (byte) random.nextInt(256);
                case 1 -> bad[at] = (byte) "\"{}[]:,@#/\\<>&-0 \n".charAt(random.nextInt(18));
                case 2 -> bad = Arrays.copyOf(bad, Math.max(1, at));
                default -> {
                    int from = random.nextInt(good.length);
                    int length = Math.min(Math.min(random.nextInt(20), good.length - from), bad.length - at);
                    System.arraycopy(good, from, bad, at, length);
                }
            }
        }
        return bad;
    }
}
