package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The quality gate over real files: what binds them to a model, what they are compared with, and what is left behind. */
public class VerifyModelQualityTest {
    private static final Path FILES = Path.of("src/test/resources/quality");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path model;
    private Path reports;
    private Path baseline;

    @Before
    public void aModel() throws Exception {
        model = folder.newFolder("model").toPath();
        Files.writeString(model.resolve("weights.bin"), "weights");
        Files.writeString(model.resolve("config.json"), "{}");
        reports = folder.newFolder("reports").toPath();
    }

    @Test
    public void realFilesOfEveryKindTogether() throws Exception {
        Report report = run(
                "quality: {metrics: {polite/acc: {min: 0.2, slices: [polite_de, polite_en]}, accuracy: {min: 0.9},"
                        + " recall: {min: 0.85, slices: [setosa, versicolor, virginica], overall: OPTIONAL}}, tests: [\"safety/**\"]}",
                FILES.resolve("lm-eval"),
                FILES.resolve("sklearn"),
                FILES.resolve("junit/safety.xml"));
        assertThat(rules(report))
                .as("the tests name the digest of another model")
                .contains("quality/other-model");
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        Path tests = folder.getRoot().toPath().resolve("safety.xml");
        Files.writeString(
                tests, Files.readString(FILES.resolve("junit/safety.xml")).replace("5e".repeat(32), digest()));
        report = run(
                "quality: {metrics: {polite/acc: {min: 0.2, slices: [polite_de, polite_en]}, accuracy: {min: 0.9},"
                        + " recall: {min: 0.85, slices: [setosa, versicolor, virginica], overall: OPTIONAL}}, tests: [\"safety/**\"]}",
                FILES.resolve("lm-eval"),
                FILES.resolve("sklearn"),
                tests);
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
        assertThat(report.subject().sha256())
                .as("a report about this very model")
                .isEqualTo(digest());
        String page = Files.readString(reports.resolve("report.html"));
        assertThat(page).contains("Quality", "polite/acc", "polite_de", "Loss");
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonReport.write(report, json);
        assertThat(ReportReader.read(new ByteArrayInputStream(json.toByteArray())))
                .isEqualTo(report);
    }

    @Test
    public void aFileThatNamesAnotherModelDecidesNothing() throws Exception {
        String policy = "quality: {metrics: {accuracy: {min: 0.9}}}";
        Report other = run(policy, file("{\"accuracy\": 0.99, \"model\": {\"sha256\": \"" + "0a".repeat(32) + "\"}}"));
        assertThat(other.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(rules(other)).contains("quality/other-model", "quality/missing");
        Report own = run(policy, file("{\"accuracy\": 0.99, \"model\": {\"sha256\": \"" + digest() + "\"}}"));
        assertThat(own.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(rules(own)).isEmpty();
        Report both = run(
                policy,
                file("{\"accuracy\": 0.99, \"subject\": \"" + digest() + "\", \"model\": {\"sha256\": \""
                        + "0a".repeat(32) + "\"}}"));
        assertThat(both.verdict()).as("one of two names is another's").isEqualTo(Verdict.INCOMPLETE);
        Report run = run("quality: {metrics: {accuracy: {min: 0.9}}}", FILES.resolve("mlflow/run"));
        assertThat(rules(run)).contains("quality/other-model");
    }

    @Test
    public void aFileThatNamesNoModel() throws Exception {
        Path metrics = file("{\"accuracy\": 0.99}");
        Report told = run("quality: {metrics: {accuracy: {min: 0.9}}}", metrics);
        assertThat(told.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(rules(told)).containsExactly("quality/unbound");
        assertThat(run("quality: {metrics: {accuracy: {min: 0.9}}, binding: REQUIRED}", metrics)
                        .verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    public void filesNobodyCanReadToTheirEnd() throws Exception {
        String policy = "quality: {metrics: {accuracy: {min: 0.9}}}";
        Path good = file("{\"accuracy\": 0.99}");
        for (String broken : List.of("", "{\"accuracy\": 0.99", "<testsuite>", "hello", "{\"a\": 1, \"a\": 2}")) {
            Report report = run(policy, good, file(broken));
            assertThat(report.verdict()).as(broken).isEqualTo(Verdict.INCOMPLETE);
            assertThat(rules(report)).contains("quality/unreadable");
        }
        assertThat(run(policy, file("{\"accuracy\": NaN}")).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(run(policy, good, file("{\"accuracy\": 0.98}")).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(run(policy, folder.newFolder().toPath()).verdict())
                .as("nothing there")
                .isEqualTo(Verdict.INCOMPLETE);
        assertThatThrownBy(() -> run(policy, Path.of("nowhere.json"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    public void comparedWithWhatAnEarlierCheckLeft() throws Exception {
        String policy = "quality: {metrics: {accuracy: {min: 0.5, drop: 0.01}}}";
        run(policy, file("{\"accuracy\": 0.9, \"n\": 5000, \"slices\": {\"de\": {\"accuracy\": 0.9, \"n\": 1000}}}"));
        baseline = Files.copy(
                reports.resolve(QualityRecord.FILE), folder.getRoot().toPath().resolve("before.json"));
        Report worse = run(
                policy,
                file("{\"accuracy\": 0.92, \"n\": 5000, \"slices\": {\"de\": {\"accuracy\": 0.8, \"n\": 1000}}}"));
        assertThat(worse.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(rules(worse)).contains("quality/slice-regression");
        assertThat(Files.readString(reports.resolve("report.html"))).contains("0.8", "95 %");
        Report gone = run(policy, file("{\"accuracy\": 0.92, \"n\": 5000}"));
        assertThat(gone.verdict()).isEqualTo(Verdict.INCOMPLETE);
        Files.writeString(baseline, "{}");
        assertThatThrownBy(() -> run(policy, file("{\"accuracy\": 0.92}")))
                .hasMessageContaining("before.json")
                .hasMessageContaining("schemaVersion");
        baseline = null;
        assertThat(run(
                                "quality: {metrics: {accuracy: {min: 0.5, drop: 0.01}}, baseline: REQUIRED}",
                                file("{\"accuracy\": 0.92}"))
                        .verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    public void theModelsOwnDirectoryIsNoWitness() throws Exception {
        String policy = "quality: {metrics: {accuracy: {min: 0.5}}}";
        Path inside = Files.writeString(model.resolve("all_results.json"), "{\"accuracy\": 0.99}");
        assertThat(rules(run(policy, inside))).contains("quality/self-reported");
        run(policy, file("{\"accuracy\": 0.5}"));
        baseline = Files.copy(reports.resolve(QualityRecord.FILE), model.resolve("quality.json"));
        assertThatThrownBy(() -> run(policy, file("{\"accuracy\": 0.6}"))).hasMessageContaining("own directory");
    }

    @Test
    public void namesInTheModelCannotHideAReport() throws Exception {
        Files.writeString(model.resolve("quality.json"), "{}");
        Files.createDirectories(model.resolve("metrics"));
        Path metrics = file("{\"accuracy\": 0.99}");
        Files.writeString(model.resolve("metrics").resolve(metrics.getFileName()), "{}");
        Report report = run("quality: {metrics: {accuracy: {min: 0.9}}}", metrics);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.artifacts()).extracting(artifact -> artifact.path()).doesNotHaveDuplicates();
    }

    @Test
    public void namesAreShownAndNeverObeyed() throws Exception {
        run(
                "quality: {metrics: {accuracy: {min: 0.5}}}",
                file("{\"accuracy\": 0.4, \"slices\": {\"<script>alert(1)</script>\\u202e\": {\"accuracy\": 0.1}}}"));
        assertThat(Files.readString(reports.resolve("report.html")))
                .doesNotContain("<script>alert")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;alert(1)");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.newFolder().toPath().resolve("metrics.json"), text);
    }

    private String digest() throws Exception {
        return SubjectDigests.of(List.of(model), Progress.SILENT).subject().sha256();
    }

    private Report run(String policy, Path... metrics) throws Exception {
        Policy inForce = Policy.of(PolicyFile.yaml(policy, "test"));
        ReportDirectory.prepare(reports);
        Report report = new VerifyModelQuality()
                .run(
                        new VerifyModelQualityRequest(
                                new ArrayList<>(Arrays.asList(metrics)), model, baseline, inForce, reports),
                        Progress.SILENT);
        ReportFiles.write(report, reports);
        return report;
    }

    private static List<String> rules(Report report) {
        return report.findings().stream().map(Finding::rule).distinct().toList();
    }
}
