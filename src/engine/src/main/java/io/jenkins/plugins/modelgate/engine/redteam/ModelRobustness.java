package io.jenkins.plugins.modelgate.engine.redteam;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.redteam.onnx.RobustnessMode;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.RobustnessJudge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What attacks on the model itself add to the report. */
final class ModelRobustness {
    private ModelRobustness() {}

    /** Findings, figures and the file; where something is demanded and undecided, an artifact that keeps the gate closed. */
    static List<Artifact> tell(
            RedTeamRequest request,
            @CheckForNull Robustness robustness,
            List<Finding> findings,
            Map<String, Object> metrics)
            throws IOException {
        RobustnessJudge judge = new RobustnessJudge(request.policy());
        findings.addAll(judge.judge(robustness));
        boolean open = judge.gap(robustness) != null;
        if (robustness == null) {
            return open
                    ? List.of(
                            new Artifact(Robustness.FILE, 0, null, Artifact.BESIDE + "robustness", Coverage.NONE, true))
                    : List.of();
        }
        byte[] file = RobustnessMode.file(robustness);
        if (request.report() != null) {
            ReportDirectory.attach(request.report(), Robustness.FILE, out -> out.write(file));
        }
        if (!robustness.attacks().isEmpty()) {
            metrics.put("cleanAccuracy", robustness.cleanAccuracy());
            metrics.put("robustAccuracy", robustness.robustAccuracy());
            metrics.put("attackSuccessRate", robustness.successRate());
        }
        return List.of(new Artifact(
                Robustness.FILE,
                file.length,
                Sha256.of(file),
                Artifact.BESIDE + "robustness",
                open ? Coverage.PARTIAL : Coverage.FULL,
                true));
    }
}
