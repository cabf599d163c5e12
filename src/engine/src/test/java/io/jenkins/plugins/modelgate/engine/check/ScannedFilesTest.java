package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.attestation.Schemas;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** From a requirement file on disk and an advisory to the report. */
public class ScannedFilesTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String RECORD =
            "{\"schema_version\":\"1.7.0\",\"id\":\"MADE-2026-1\",\"modified\":\"2026-11-20T00:00:00Z\","
                    + "\"aliases\":[\"CVE-1900-0001\"],\"affected\":[{\"package\":{\"ecosystem\":\"PyPI\",\"name\":\"pillow\"},"
                    + "\"ranges\":[{\"type\":\"ECOSYSTEM\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"9.0.1\"}]}]}]}";
    private static final String PASSWORD = "hunter2-s3cr3t";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path tree;
    private Path out;
    private Path osv;

    @Before
    public void files() throws Exception {
        tree = folder.newFolder("tree").toPath();
        out = folder.newFolder("out").toPath();
        osv = folder.getRoot().toPath().resolve("pypi.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(osv))) {
            zip.putNextEntry(new ZipEntry("MADE-2026-1.json"));
            zip.write(RECORD.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Report run(String requirements) throws Exception {
        Files.writeString(tree.resolve("requirements.txt"), requirements);
        Policy policy = Policy.of(PolicyFile.json("{\"dependencies\": {\"maxAdvisoryAgeDays\": 3650}}", "test"));
        ReportDirectory.prepare(out);
        Report report = new ScanDependencies()
                .run(
                        new ScanDependenciesRequest(
                                tree,
                                null,
                                policy,
                                AdvisoryInputs.of(List.of(osv), null, null, null),
                                null,
                                null,
                                out,
                                1),
                        Progress.SILENT);
        ReportFiles.write(report, out);
        return report;
    }

    @Test
    public void aVulnerabilityIsFoundAndWhatIsFixedIsNot() throws Exception {
        Report bad = run("pillow==8.0.0 --hash=sha256:" + SHA + "\n");
        assertThat(bad.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(bad.findings()).anyMatch(finding -> finding.references().contains("CVE-1900-0001"));
        assertThat(Schemas.bom(Files.readAllBytes(out.resolve("dependencies.cdx.json"))))
                .isEmpty();
        Report good = run("pillow==9.0.1 --hash=sha256:" + SHA + "\n");
        // No catalogue of what is exploited was given, which is told and fails nothing.
        assertThat(good.findings()).extracting(Finding::rule).containsExactly("dependency/no-exploitation-data");
        assertThat(good.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void aPasswordInAnAddressReachesNoFileOfTheReport() throws Exception {
        Report report = run("--extra-index-url https://ci:" + PASSWORD + "@internal.example/simple\n"
                + "--find-links http://ci:" + PASSWORD + "@files.example/\n"
                + "acme @ https://ci:" + PASSWORD + "@files.example/acme-1.0.tar.gz\n"
                + "git+https://ci:" + PASSWORD + "@git.example/acme.git@main#egg=other\n"
                + "numpy\n");
        assertThat(report.findings())
                .extracting(Finding::rule)
                .contains(
                        "dependency/credential-in-url",
                        "dependency/index-confusion",
                        "dependency/insecure-transport",
                        "dependency/url-without-digest",
                        "dependency/moving-reference",
                        "dependency/unpinned");
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .as(file.toString())
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    public void aDirectoryWithoutAnyInputSaysSo() throws Exception {
        Files.writeString(tree.resolve("README.md"), "nothing");
        Path empty = Files.createDirectory(tree.resolve("empty"));
        Report report = new ScanDependencies()
                .run(
                        new ScanDependenciesRequest(
                                empty, null, Policy.defaults(), AdvisoryInputs.none(), null, null, null, 1),
                        Progress.SILENT);
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(report.findings()).isNotEmpty();
    }
}
