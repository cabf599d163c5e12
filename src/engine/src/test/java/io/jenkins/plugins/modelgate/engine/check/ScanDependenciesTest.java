package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.attestation.Schemas;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The check as a whole, on OSV records as OSV writes them. */
public class ScanDependenciesTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ComponentId APP = ComponentId.of(Ecosystem.PYPI, "acme-app", "1.0");
    private static final ComponentId OLD = ComponentId.of(Ecosystem.PYPI, "pillow", "9.0.0");
    private static final ComponentId GOOD = ComponentId.of(Ecosystem.PYPI, "numpy", "2.1.0");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path tree;
    private Path osv;
    private Path out;

    @Before
    public void files() throws Exception {
        tree = folder.newFolder("tree").toPath();
        osv = folder.newFolder("osv").toPath();
        out = folder.newFolder("out").toPath();
        Files.writeString(tree.resolve("uv.lock"), "version = 1\n");
        record("GHSA-aaaa-bbbb-cccc", "CVE-2022-22817", "pillow", "9.0.1", "2026-11-25T00:00:00Z");
    }

    private void record(String id, String alias, String name, String fixed, String modified) throws Exception {
        Files.writeString(osv.resolve(id + ".json"), """
                {"schema_version": "1.7.0", "id": "%s", "aliases": ["%s"], "summary": "bad <b>thing</b>",
                 "modified": "%s", "published": "2022-01-10T00:00:00Z",
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "%s"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
                """.formatted(id, alias, modified, name, fixed));
    }

    private static Component component(ComponentId id, boolean direct) {
        return new Component(
                id,
                Pin.HASHED,
                id.toString(),
                List.of("sha256:" + SHA),
                null,
                List.of("MIT"),
                direct,
                null,
                new Location("uv.lock", "line 3", -1));
    }

    private static Inventory inventory(Component... components) {
        return new Inventory(
                List.of(components),
                Map.of(APP, Set.of(OLD, GOOD)),
                List.of(new Artifact("uv.lock", 12, SHA, "uv-lock", Coverage.FULL, true)),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Inventory usual() {
        return inventory(component(APP, true), component(OLD, false), component(GOOD, false));
    }

    private Report run(Inventory inventory, String policy, Path baseline) throws Exception {
        return run(inventory, policy, baseline, AdvisoryInputs.of(List.of(osv), null, null, null));
    }

    private Report run(Inventory inventory, String policy, Path baseline, AdvisoryInputs inputs) throws Exception {
        Policy inForce = policy.isEmpty() ? Policy.defaults() : Policy.of(PolicyFile.json(policy, "test"));
        ReportDirectory.prepare(out);
        ScanDependencies check = new ScanDependencies(Clock.fixed(NOW, ZoneOffset.UTC), path -> inventory);
        Report report = check.run(
                new ScanDependenciesRequest(tree, null, inForce, inputs, null, baseline, out, 1), (a, b, c, d) -> {});
        ReportFiles.write(report, out);
        return report;
    }

    private static Finding only(Report report, String rule) {
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
        assertThat(found).as(rule).hasSize(1);
        return found.get(0);
    }

    @Test
    public void aVulnerabilityIsOneFindingThatSaysAllThatIsKnown() throws Exception {
        record("PYSEC-2022-10", "CVE-2022-22817", "pillow", "9.0.1", "2026-11-25T00:00:00Z");
        Report report = run(usual(), "", null);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        Finding finding = only(report, "dependency/vulnerability");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.references()).contains("CVE-2022-22817", "GHSA-aaaa-bbbb-cccc", "PYSEC-2022-10");
        assertThat(finding.detail())
                .contains("pillow 9.0.0", "CVSS 9.8", "Fixed in 9.0.1", "acme-app 1.0 → pillow 9.0.0", "Known to osv");
    }

    /** A Pipeline that could join ids would hide one vulnerability behind another that the policy accepts. */
    @Test
    public void dataThatMayOnlyAddHideNothingAndExcuseNothing() throws Exception {
        Path workspace = folder.newFolder().toPath();
        Path decided = osv;
        osv = workspace;
        record("GHSA-own", "CVE-2022-22817\", \"CVE-2020-1", "pillow", "9.0.1", "2026-11-25T00:00:00Z");
        osv = decided;
        String accepted =
                "{\"suppress\":[{\"rule\":\"dependency/vulnerability:CVE-2020-1\",\"reason\":\"x\",\"until\":\"2027-01-01\"}]}";
        Report report = run(
                usual(),
                accepted,
                null,
                new AdvisoryInputs(List.of(decided), List.of(workspace), null, null, null, null));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(only(report, "dependency/vulnerability").references()).contains("CVE-2022-22817");
        assertThat(report.suppressed()).hasSize(1);
        Report alone = run(
                inventory(component(GOOD, true)),
                "",
                null,
                new AdvisoryInputs(List.of(), List.of(workspace), null, null, null, null));
        assertThat(alone.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(only(alone, "dependency/no-advisories").severity()).isNotNull();
    }

    @Test
    public void theBillIsValidAndThePageShowsTheTree() throws Exception {
        Report report = run(usual(), "", null);
        byte[] bill = Files.readAllBytes(out.resolve("dependencies.cdx.json"));
        assertThat(Schemas.bom(bill)).isEmpty();
        JsonNode json = new ObjectMapper().readTree(bill);
        assertThat(json.at("/components/1/purl").asText()).isEqualTo("pkg:pypi/numpy@2.1.0");
        assertThat(json.at("/vulnerabilities/0/id").asText()).isEqualTo("CVE-2022-22817");
        assertThat(json.at("/vulnerabilities/0/affects/0/ref").asText()).isEqualTo("pypi:pillow@9.0.0");
        assertThat(json.path("dependencies").toString()).contains("\"ref\":\"pypi:acme-app@1.0\",\"dependsOn\":[");
        String page = Files.readString(out.resolve("report.html"));
        assertThat(page)
                .contains("<h2 id=\"section-1\">Packages</h2>", "<code>pillow 9.0.0</code>", "CRITICAL CVE-2022");
        assertThat(report.subject().sha256()).isNotNull();
    }

    @Test
    public void withoutVulnerabilityItPasses() throws Exception {
        assertThat(run(inventory(component(GOOD, true)), "", null).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void withoutOrWithStaleAdvisoriesTheGateStaysClosed() throws Exception {
        Inventory good = inventory(component(GOOD, true));
        Report none = run(good, "", null, AdvisoryInputs.none());
        assertThat(none.verdict()).isEqualTo(Verdict.INCOMPLETE);
        only(none, "dependency/no-advisories");
        Files.delete(osv.resolve("GHSA-aaaa-bbbb-cccc.json"));
        record("GHSA-aaaa-bbbb-cccc", "CVE-2022-22817", "pillow", "9.0.1", "2026-11-18T11:00:00Z");
        Report stale = run(good, "", null);
        assertThat(stale.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(only(stale, "dependency/stale-advisories").detail()).contains("8 days ago");
        String lenient = "{\"dependencies\": {\"maxAdvisoryAgeDays\": 30}}";
        assertThat(run(good, lenient, null).verdict()).isEqualTo(Verdict.PASSED);
    }

    /** What is exploited since then would be rated as if nobody had seen it. */
    @Test
    public void oldDataAboutExploitationCloseTheGateAndNoneAreTold() throws Exception {
        Inventory good = inventory(component(GOOD, true));
        assertThat(only(run(good, "", null), "dependency/no-exploitation-data").severity())
                .isEqualTo(Severity.LOW);
        assertThat(exploitation("2026-10-30", "2026-11-25").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(only(exploitation("2026-10-10", "2026-11-25"), "dependency/stale-advisories")
                        .detail())
                .contains("kev");
        assertThat(only(exploitation("2026-11-25", "2026-11-18"), "dependency/stale-advisories")
                        .detail())
                .contains("epss");
        assertThat(exploitation("2027-11-25", "2026-11-25").verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(exploitation("2026-11-25", "2027-11-18").verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    private Report exploitation(String released, String scored) throws Exception {
        Path kev = Files.writeString(
                folder.newFile().toPath(),
                "{\"dateReleased\":\"" + released
                        + "T12:00:00Z\",\"vulnerabilities\":[{\"cveID\":\"CVE-2021-44228\"}]}");
        Path epss = Files.writeString(
                folder.newFile().toPath(),
                "#model_version:v1,score_date:" + scored + "T00:00:00Z\ncve,epss,percentile\nCVE-2021-44228,0.9,0.9\n");
        return run(inventory(component(GOOD, true)), "", null, AdvisoryInputs.of(List.of(osv), null, epss, kev));
    }

    @Test
    public void anAcceptedRuleOpensNothingThatWasNotExamined() throws Exception {
        String accepted =
                "{\"suppress\": [{\"rule\": \"dependency/no-advisories\", \"reason\": \"r\", \"until\": \"2027-01-01\"}]}";
        assertThat(run(inventory(component(GOOD, true)), accepted, null, AdvisoryInputs.none())
                        .verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    public void oneVulnerabilityCanBeAcceptedAndTheNextCannotHideBehindIt() throws Exception {
        String accepted = "{\"suppress\": [{\"rule\": \"dependency/vulnerability:CVE-2022-22817\", \"reason\": \"r\","
                + " \"until\": \"2027-01-01\"}]}";
        assertThat(run(usual(), accepted, null).verdict()).isEqualTo(Verdict.PASSED);
        record("GHSA-dddd-eeee-ffff", "CVE-2022-22818", "pillow", "9.0.1", "2026-11-25T00:00:00Z");
        assertThat(run(usual(), accepted, null).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void aVersionThatIsNoneKeepsTheGateClosed() throws Exception {
        Report report = run(inventory(component(ComponentId.of(Ecosystem.PYPI, "pillow", "nine"), true)), "", null);
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        only(report, "dependency/not-judged");
    }

    @Test
    public void aMaliciousPackageIsCriticalWhateverItsScore() throws Exception {
        record("MAL-2026-1", "GHSA-gggg-hhhh-iiii", "numpy", "99", "2026-11-25T00:00:00Z");
        Report report = run(inventory(component(GOOD, true)), "{\"dependencies\": {\"cvss\": 10}}", null);
        assertThat(only(report, "dependency/malicious-package").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void whatIsNewSinceTheBaselineIsTold() throws Exception {
        run(inventory(component(GOOD, true)), "", null);
        Path baseline = folder.newFile("baseline.json").toPath();
        Files.write(baseline, Files.readAllBytes(out.resolve("dependencies.json")));
        Report report = run(usual(), "", baseline);
        assertThat(report.metrics()).containsEntry("newVulnerabilities", 1L).containsEntry("newPackages", 2L);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("New vulnerabilities (1)", "CVE-2022-22817 in pillow 9.0.0", "pypi:acme-app 1.0");
    }

    @Test
    public void aHostileBaselineIsRefusedWithASentence() throws Exception {
        for (String text : List.of(
                "",
                "[]",
                "{\"schemaVersion\": 1}",
                "[".repeat(100_000),
                "{\"schemaVersion\": 1, \"components\": [], \"vulnerabilities\": [{\"component\": 7, \"ids\": [\"x\"]}]}",
                "{\"schemaVersion\": 1, \"schemaVersion\": 1}")) {
            Path baseline = folder.newFile().toPath();
            Files.writeString(baseline, text);
            assertThatThrownBy(() -> run(usual(), "", baseline))
                    .isInstanceOf(java.io.IOException.class)
                    .hasMessageContaining("dependencies.json");
        }
    }

    @Test
    public void aPickleInsideAWheelIsFound() throws Exception {
        byte[] evil = "cposix\nsystem\n(S'id'\ntR.".getBytes(StandardCharsets.ISO_8859_1);
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(tree.resolve("acme-1.0-py3-none-any.whl")))) {
            zip.putNextEntry(new ZipEntry("acme/__init__.py"));
            zip.write("import os\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("acme/weights.pkl"));
            zip.write(evil);
        }
        Path site = Files.createDirectories(tree.resolve("site-packages/acme-1.0.dist-info"));
        Files.writeString(site.resolve("METADATA"), "Name: acme\n");
        Files.createDirectories(tree.resolve("site-packages/acme"));
        Files.write(tree.resolve("site-packages/acme/state.bin"), evil);
        Files.writeString(tree.resolve("site-packages/acme/__init__.py"), "import os\n");
        Report report = run(inventory(component(GOOD, true)), "", null);
        assertThat(report.findings().stream()
                        .filter(finding -> finding.severity() == Severity.CRITICAL)
                        .map(finding -> finding.location().file()))
                .contains("acme-1.0-py3-none-any.whl", "site-packages/acme/state.bin");
        assertThat(report.findings())
                .noneMatch(finding -> finding.location().file().endsWith("__init__.py"));
    }

    @Test
    public void programsThatHideInPackagesAreFound() throws Exception {
        byte[] program = new byte[64];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, program, 0, 7);
        program[16] = 3;
        program[18] = 62;
        program[20] = 1;
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(tree.resolve("acme-1.0-py3-none-any.whl")))) {
            for (String name : List.of("acme/_native.so", "acme/bin/tool", "acme/weights.bin")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(program);
            }
        }
        Path module = Files.createDirectories(tree.resolve("node_modules/evil"));
        Files.write(module.resolve("model.onnx"), program);
        Report report = run(inventory(component(GOOD, true)), "", null);
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("repository/native-code"))
                .extracting(finding ->
                        finding.location().file() + " " + finding.location().member())
                .containsExactlyInAnyOrder(
                        "acme-1.0-py3-none-any.whl acme/weights.bin", "node_modules/evil/model.onnx null");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void acceptedInOneFileIsNotAcceptedInAnother() throws Exception {
        Component legacy = component(OLD, true);
        List<Component> both = List.of(
                new Component(
                        OLD,
                        Pin.HASHED,
                        "pillow==9.0.0",
                        legacy.hashes(),
                        null,
                        List.of(),
                        true,
                        null,
                        Location.ofFile("legacy/requirements.txt")),
                legacy);
        String accepted = "{\"suppress\": [{\"rule\": \"dependency/vulnerability:CVE-2022-22817\", \"file\":"
                + " \"legacy/**\", \"reason\": \"r\", \"until\": \"2027-01-01\"}]}";
        Report report = run(inventory(both.toArray(Component[]::new)), accepted, null);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(only(report, "dependency/vulnerability").location().file()).isEqualTo("uv.lock");
        assertThat(report.suppressed()).hasSize(1);
    }

    @Test
    public void severitiesFollowThePolicyAndNothingUnratedIsHarmless() {
        assertThat(severity(7.0, null, false)).isEqualTo(Severity.HIGH);
        assertThat(severity(6.9, null, false)).isEqualTo(Severity.LOW);
        assertThat(severity(3.4, null, false)).isEqualTo(Severity.INFO);
        assertThat(severity(9.0, null, false)).isEqualTo(Severity.CRITICAL);
        assertThat(severity(null, null, false)).isEqualTo(Severity.HIGH);
        assertThat(severity(null, "weird", false)).isEqualTo(Severity.HIGH);
        assertThat(severity(null, "Moderate", false)).isEqualTo(Severity.LOW);
        assertThat(severity(2.0, "CRITICAL", false)).isEqualTo(Severity.CRITICAL);
        assertThat(severity(1.0, null, true)).isEqualTo(Severity.CRITICAL);
    }

    private static Severity severity(Double score, String rating, boolean exploited) {
        return VulnerabilityFindings.severity(
                new io.jenkins.plugins.modelgate.engine.dependency.advisory.Vulnerability(
                        GOOD,
                        "CVE-2026-1",
                        Set.of(),
                        Set.of("osv"),
                        "s",
                        List.of(),
                        score,
                        rating,
                        List.of(),
                        null,
                        exploited),
                7.0);
    }
}
