package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.quality.Collector;
import io.jenkins.plugins.modelgate.engine.quality.Metric;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.quality.QualityWriter;
import io.jenkins.plugins.modelgate.engine.quality.Source;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The controller's own judgement of the figures that a worker sends. */
public class QualityFilesTest {
    private static final String CHECK = QualityRecord.CHECK;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private byte[] baseline;

    @Test
    public void whatAWorkerMakesOfItsFiguresIsForgotten() throws Exception {
        Report report = judged("{accuracy: {min: 0.9}}", Metric.of("accuracy", "", 0.5, null, "m.json"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(rules(report)).contains("quality/limit", "worker/verdict-differs");
        Report missing = judged("{accuracy: {min: 0.9}}", Metric.of("other", "", 0.5, null, "m.json"));
        assertThat(missing.verdict()).as("nobody knows the accuracy").isNotEqualTo(Verdict.PASSED);
        assertThat(rules(missing)).contains("quality/missing");
        Report honest = judged("{accuracy: {min: 0.9}}", Metric.of("accuracy", "", 0.95, null, "m.json"));
        assertThat(honest.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void theControllersBaselineCounts() throws Exception {
        baseline = figures(Metric.of("accuracy", "", 0.99, 10_000L, "m.json"));
        Report worse = judged("{accuracy: {min: 0.5, drop: 0.01}}", Metric.of("accuracy", "", 0.9, 10_000L, "m.json"));
        assertThat(rules(worse)).contains("quality/regression");
        assertThat(worse.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void figuresThatAreNone() throws Exception {
        Path results = folder.newFolder().toPath();
        Files.writeString(results.resolve(QualityRecord.FILE), "{}");
        assertThatThrownBy(() -> judged("{accuracy: {min: 0.9}}", results))
                .hasMessageContaining("figures were refused");
    }

    @Test
    public void aReportThatDoesNotSayWhetherEverythingWasKnown() throws Exception {
        Report report = claimed(policy("{accuracy: {min: 0.9}}"));
        Report bare = new Report(
                CHECK,
                Verdict.PASSED,
                report.subject(),
                List.of(),
                List.of(),
                report.artifacts().subList(0, 1),
                Map.of(),
                report.policyName(),
                report.policyDigest(),
                "1",
                report.started(),
                report.finished());
        assertThat(QualityFiles.fault(bare, false)).contains("everything demanded");
        assertThat(QualityFiles.fault(report, false)).isNull();
        assertThat(QualityFiles.fault(report, true))
                .as("a model was asked about")
                .isNotNull();
    }

    private static List<String> rules(Report report) {
        return report.findings().stream().map(Finding::rule).toList();
    }

    private static Policy policy(String metrics) throws Exception {
        return Policy.of(PolicyFile.yaml("quality: {metrics: " + metrics + "}", "test"));
    }

    private static byte[] figures(Metric metric) throws Exception {
        Collector collector = new Collector();
        collector.add(new Source("m.json", "JSON", Source.Binding.NONE));
        collector.add(metric);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QualityWriter.write(new QualityRecord(collector.measurements(null), null, List.of()), out);
        return out.toByteArray();
    }

    private Report judged(String metrics, Metric metric) throws Exception {
        Path results = folder.newFolder().toPath();
        Files.write(results.resolve(QualityRecord.FILE), figures(metric));
        return judged(metrics, results);
    }

    private Report judged(String metrics, Path results) throws Exception {
        Policy policy = policy(metrics);
        try (OutputStream out = Files.newOutputStream(results.resolve("report.json"))) {
            JsonReport.write(claimed(policy), out);
        }
        WorkerJob job = WorkerJob.of(CHECK, "{}", 1);
        if (baseline != null) {
            job.given("baseline", baseline);
        }
        return new JudgedReport(CHECK, policy, LocalDate.of(2026, 1, 1))
                .asked(job)
                .of(results.resolve("report.json"), Verdict.PASSED);
    }

    /** A worker that saw nothing wrong. */
    private static Report claimed(Policy policy) {
        Artifact metrics = new Artifact("metrics/m.json", 16, "ab".repeat(32), "metrics", Coverage.FULL, true);
        Artifact demands =
                new Artifact(QualityRecord.FILE, 16, "cd".repeat(32), QualityRecord.DEMANDS, Coverage.FULL, true);
        io.jenkins.plugins.modelgate.engine.artifact.TreeDigest digest =
                new io.jenkins.plugins.modelgate.engine.artifact.TreeDigest(null);
        digest.add(metrics.path(), metrics.sha256());
        return new Report(
                CHECK,
                Verdict.PASSED,
                new Subject("m.json", digest.listing(), null, 1, 16),
                List.of(),
                List.of(),
                List.of(metrics, demands),
                Map.of(),
                policy.name(),
                policy.digest(),
                "1",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:01Z");
    }
}
