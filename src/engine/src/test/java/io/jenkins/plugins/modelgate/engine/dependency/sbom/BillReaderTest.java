package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PackageLockReader;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bills that npm and cyclonedx-py wrote (src/test/fixtures/dependency/make_bills.sh), and broken ones. */
public class BillReaderTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Inventory read(String name, byte[] content) throws Exception {
        Path directory = folder.newFolder().toPath();
        Files.write(directory.resolve(name), content);
        return InventoryReader.read(directory, List.of(new BillReader(), new PackageLockReader()), bytes -> {});
    }

    private Inventory read(String name, String content) throws Exception {
        return read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                new GZIPInputStream(BillReaderTest.class.getResourceAsStream("/dependency/" + name + ".gz"))) {
            return in.readAllBytes();
        }
    }

    private static Set<String> ids(Inventory inventory) {
        return inventory.components().stream()
                .map(component -> component.id().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The form of SPDX 3.0.1's JSON schema, as Yocto and others write it. */
    @Test
    public void theGraphOfSpdxThreeIsRead() throws Exception {
        String graph = """
                {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
                {"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1"},
                {"type": "SpdxDocument", "spdxId": "urn:d", "rootElement": ["urn:s"]},
                {"type": "software_Sbom", "spdxId": "urn:s", "rootElement": ["urn:app"]},
                {"type": "software_Package", "spdxId": "urn:app", "name": "app", "software_packageUrl": "pkg:pypi/app@1"},
                {"type": "software_Package", "spdxId": "urn:a", "name": "numpy", "software_packageVersion": "1.26.4",
                 "externalIdentifier": [{"externalIdentifierType": "packageUrl", "identifier": "pkg:pypi/numpy@1.26.4"}],
                 "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": "%s"}]},
                {"type": "software_File", "spdxId": "urn:f", "name": "x.py"},
                {"type": "ai_AIPackage", "spdxId": "urn:m", "name": "model"},
                {"type": "simplelicensing_LicenseExpression", "spdxId": "urn:l",
                 "simplelicensing_licenseExpression": "BSD-3-Clause"},
                {"type": "Relationship", "spdxId": "urn:r1", "from": "urn:app", "relationshipType": "dependsOn",
                 "to": ["urn:a", "urn:m"]},
                {"type": "Relationship", "spdxId": "urn:r2", "from": "urn:a", "relationshipType": "contains", "to": ["urn:f"]},
                {"type": "Relationship", "spdxId": "urn:r3", "from": "urn:a", "relationshipType": "hasDeclaredLicense",
                 "to": ["urn:l"]}
                ]}""".formatted("ab".repeat(32));
        Inventory read = read("app.spdx.json", graph);
        assertThat(read.findings()).isEmpty();
        assertThat(read.files()).allMatch(file -> file.coverage() == Coverage.FULL);
        assertThat(ids(read)).containsExactly("app 1", "numpy 1.26.4");
        assertThat(read.needs()).hasToString("{app 1=[numpy 1.26.4]}");
        assertThat(read.components().get(1).hashes()).containsExactly("sha256:" + "ab".repeat(32));
        assertThat(read.components().get(1).licenses()).containsExactly("BSD-3-Clause");
        for (String broken : List.of(
                graph.replace("spdx.org/rdf", "evil.example/rdf"),
                graph.replace("\"urn:a\", \"urn:m\"", "\"urn:a\", \"urn:nowhere\""),
                graph.replace("\"urn:a\", \"urn:m\"", "\"urn:a\", {\"type\": \"software_Package\"}"),
                graph.replace("\"spdxId\": \"urn:m\"", "\"spdxId\": \"urn:a\""),
                graph.replace("\"software_File\"", "\"https://spdx.org/rdf/3.0.1/terms/Software/Package\""),
                graph.replace("\"rootElement\": [\"urn:s\"]", "\"import\": [{}]"),
                graph.replace("pkg:pypi/numpy@1.26.4", "pkg:pypi/numpy@1.26.5"),
                graph.replace(
                        "\"name\": \"numpy\"", "\"software_packageUrl\": \"pkg:pypi/evil@1\", \"name\": \"numpy\""))) {
            assertThat(read("app.spdx3.jsonld", broken).files())
                    .as(broken)
                    .singleElement()
                    .matches(file -> file.coverage() != Coverage.FULL);
        }
    }

    @Test
    public void billsOfNpmSayWhatItsLockFileSays() throws Exception {
        Inventory lock = read("package-lock.json", resource("locks/transformers-js/package-lock.json"));
        for (String name : List.of("npm.cdx.json", "npm.spdx.json")) {
            Inventory bill = read(name, resource("sbom/" + name));
            Set<String> expected = ids(lock);
            expected.add("@huggingface/transformers 4.3.1");
            assertThat(ids(bill)).as(name).isEqualTo(expected);
            assertThat(bill.files().get(0).coverage()).as(name).isEqualTo(Coverage.FULL);
            assertThat(bill.components().stream().filter(Component::direct).count())
                    .as(name)
                    .isLessThan(expected.size() / 2L)
                    .isGreaterThan(1);
            assertThat(bill.needs()).as(name).isNotEmpty();
            assertThat(bill.components().stream()
                            .filter(c -> c.pin() == Pin.HASHED)
                            .count())
                    .as(name)
                    .isGreaterThan(expected.size() / 2L);
        }
    }

    @Test
    public void aBillInXmlSaysWhatPipLists() throws Exception {
        Inventory bill = read("py.cdx.xml", resource("sbom/py.cdx.xml"));
        Set<String> expected = new TreeSet<>();
        try (InputStream in = getClass().getResourceAsStream("/dependency/sbom/py.freeze.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                expected.add(line.replace("==", " "));
            }
        }
        assertThat(ids(bill)).isEqualTo(expected);
        assertThat(bill.needs()).isNotEmpty();
        assertThat(bill.components()).filteredOn(c -> !c.licenses().isEmpty()).isNotEmpty();
    }

    @Test
    public void tagValueSaysWhatJsonWouldSay() throws Exception {
        Inventory bill = read("a.spdx", """
                SPDXVersion: SPDX-2.3
                SPDXID: SPDXRef-DOCUMENT
                # two packages
                PackageName: app
                SPDXID: SPDXRef-App
                PackageVersion: 1.0
                ExternalRef: PACKAGE-MANAGER purl pkg:pypi/App@1.0
                PackageComment: <text>PackageName: not this
                one</text>
                PackageName: numpy
                SPDXID: SPDXRef-numpy
                PackageVersion: 1.26.4
                PackageChecksum: SHA256: %s
                PackageLicenseConcluded: NOASSERTION
                PackageLicenseDeclared: BSD-3-Clause
                ExternalRef: PACKAGE-MANAGER purl pkg:pypi/numpy@1.26.4
                Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-App
                Relationship: SPDXRef-App DEPENDS_ON SPDXRef-numpy
                """.formatted("AB".repeat(32)));
        assertThat(ids(bill)).containsExactly("app 1.0", "numpy 1.26.4");
        assertThat(bill.needs().toString()).isEqualTo("{app 1.0=[numpy 1.26.4]}");
        Component numpy = bill.components().get(1);
        assertThat(numpy.pin()).isEqualTo(Pin.HASHED);
        assertThat(numpy.hashes()).containsExactly("sha256:" + "ab".repeat(32));
        assertThat(numpy.licenses()).containsExactly("BSD-3-Clause");
    }

    @Test
    public void packagesOfEveryKindHaveTheirNames() throws Exception {
        Inventory bill = read("bom.json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
                 {"type": "library", "name": "x", "purl": "pkg:maven/org.a/b@1.0"},
                 {"type": "library", "name": "x", "purl": "pkg:npm/%40s/p@2.0.0", "components": [
                   {"type": "library", "name": "inner", "purl": "pkg:deb/debian/curl@7.5"}]},
                 {"type": "machine-learning-model", "name": "bert"}]}
                """);
        assertThat(ids(bill)).containsExactly("@s/p 2.0.0", "deb/debian/curl 7.5", "org.a:b 1.0");
        assertThat(bill.files().get(0).coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void whatABillLeavesOpenKeepsTheGateClosed() throws Exception {
        String start = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [";
        for (String bill : List.of(
                start + "]}",
                start + "{\"type\": \"library\", \"name\": \"numpy\", \"version\": \"1.0\"}]}",
                start + "{\"type\": \"library\", \"name\": \"numpy\", \"purl\": \"pkg:pypi/numpy\"}]}",
                start + "{\"type\": \"library\", \"name\": \"numpy\", \"purl\": \"numpy@1\"}]}",
                start + "{\"type\": \"library\", \"name\": \"a\", \"version\": \"2\", \"purl\": \"pkg:pypi/a@1\"}]}",
                start
                        + "{\"name\": \"a\", \"purl\": \"pkg:pypi/a@1\"}], \"compositions\": [{\"aggregate\": \"incomplete\"}]}",
                start + "{\"name\": \"a\", \"bom-ref\": \"r\", \"purl\": \"pkg:pypi/a@1\"}],"
                        + " \"dependencies\": [{\"ref\": \"r\", \"dependsOn\": [\"gone\"]}]}",
                start + "{\"name\": \"a\", \"bom-ref\": \"r\", \"purl\": \"pkg:pypi/a@1\"},"
                        + "{\"name\": \"b\", \"bom-ref\": \"r\", \"purl\": \"pkg:pypi/b@1\"}]}",
                start + "{\"name\": \"a\", \"name\": \"b\", \"purl\": \"pkg:pypi/a@1\"}]}",
                start + "{\"components\": [".repeat(500),
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"9.9\"}",
                "{\"spdxVersion\": \"SPDX-1.0\"}",
                "{}",
                "PK\u0003\u0004\u0000\u0000")) {
            Inventory inventory = read("bom.json", bill);
            assertThat(inventory.findings()).as(bill).isNotEmpty();
            assertThat(inventory.files().get(0).coverage()).as(bill).isNotEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void hostileXmlIsRefused() throws Exception {
        String component =
                "<components><component type=\"library\"><name>a</name><purl>pkg:pypi/a@1</purl></component></components>";
        String bom = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">";
        assertThat(read("bom.xml", bom + component + "</bom>").findings()).isEmpty();
        for (String bill : List.of(
                "<!DOCTYPE bom SYSTEM \"file:///etc/passwd\">" + bom + component + "</bom>",
                "<!DOCTYPE bom [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + bom + "&b;" + component + "</bom>",
                bom + "&unknown;" + component + "</bom>",
                bom + "<x>".repeat(5_000),
                bom + component,
                "<project>" + component + "</project>",
                "")) {
            Inventory inventory = read("bom.xml", bill);
            assertThat(inventory.findings()).as(bill).isNotEmpty();
            assertThat(inventory.files().get(0).coverage()).as(bill).isNotEqualTo(Coverage.FULL);
        }
    }

    /** PEP 770: it says what was built into the wheel. */
    @Test
    public void theBillInsideOfAnInstalledPackageIsNoBillOfTheProject() {
        BillReader reader = new BillReader();
        assertThat(reader.accepts("lib/pillow-11.0.dist-info/sboms/auditwheel.cdx.json"))
                .isFalse();
        assertThat(reader.accepts("sboms/auditwheel.cdx.json")).isTrue();
    }
}
