package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reports as a worker would write them. */
final class Answers {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private Answers() {}

    /** Nothing wrong with it. */
    static Report clean() {
        return with(List.of(), List.of(), Verdict.PASSED);
    }

    /** This verdict over these findings. */
    static Report with(List<Finding> findings, List<Suppression> suppressed, Verdict verdict) {
        return of(findings, suppressed, verdict, new Artifact("a.st", 16, DIGEST, "safetensors", Coverage.FULL, true));
    }

    /** This verdict over one file. */
    static Report of(List<Finding> findings, List<Suppression> suppressed, Verdict verdict, Artifact artifact) {
        TreeDigest digest = new TreeDigest("model.sig");
        digest.add(artifact.path(), artifact.sha256());
        return new Report(
                "verifyModelArtifact",
                verdict,
                new Subject("model", digest.listing(), digest.omsRoot(), 1, artifact.bytes()),
                findings,
                suppressed,
                List.of(artifact),
                Map.of("milliseconds", 3L),
                Policy.defaults().name(),
                Policy.defaults().digest(),
                "1.0",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:01Z");
    }

    /** A passed image whose only document has this digest, or whose digest is not known. */
    static Report image(String sha256) {
        Report clean = clean();
        Artifact only = clean.artifacts().get(0);
        return new Report(
                "verifyContainerImage",
                Verdict.PASSED,
                new Subject("image", sha256, null, 1, only.bytes()),
                List.of(),
                List.of(),
                List.of(only),
                clean.metrics(),
                clean.policyName(),
                clean.policyDigest(),
                clean.engineVersion(),
                clean.started(),
                clean.finished());
    }

    /** A finding with this text in every place that takes one. */
    static Finding finding(Severity severity, String text) {
        return new Finding(
                "pickle/unsafe-global", severity, text, text, new Location("a.st", text, 3), text, List.of(text));
    }

    /** Without white space around colons, for tests that replace values. */
    static String json(Report report) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(report, out);
        return out.toString(StandardCharsets.UTF_8).replace(" : ", ":");
    }
}
