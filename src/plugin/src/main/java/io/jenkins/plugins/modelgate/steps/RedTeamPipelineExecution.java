package io.jenkins.plugins.modelgate.steps;

import hudson.FilePath;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.redteam.robustness.Robustness;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.worker.OnnxRuntime;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link RedTeamPipelineStep}. */
final class RedTeamPipelineExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final String configuration;
    private final ArrayList<String> scenarios;
    private final String robustnessInputs;
    private final String robustnessModel;
    private final String robustnessLabel;
    private final ArrayList<String> robustnessBounds;
    private transient Policy policy;

    RedTeamPipelineExecution(StepContext context, RedTeamPipelineStep step) {
        super(context, RedTeamPipelineStep.DescriptorImpl.NAME, step);
        this.model = step.getModel();
        this.configuration = step.getConfiguration();
        this.scenarios = new ArrayList<>(step.getScenarios());
        this.robustnessInputs = step.getRobustnessInputs();
        this.robustnessModel = step.getRobustnessModel();
        this.robustnessLabel = step.getRobustnessLabel();
        this.robustnessBounds = new ArrayList<>(step.getRobustnessBounds());
    }

    /** The worker plays all gates, so it needs the jars of all of them. */
    @Override
    WorkerJob job(Policy policy, String json) throws IOException, InterruptedException {
        FilePath workspace = getContext().get(FilePath.class);
        if (workspace != null) {
            // Nothing has to lie there: without inputs the attacks are played on examples.
            workspace.mkdirs();
        }
        this.policy = policy;
        WorkerJob job = WorkerJob.of(RedTeamPipelineStep.DescriptorImpl.NAME, json, policy.number("execution.memory"))
                .path("model", model)
                .path("configuration", configuration)
                .list("scenarios", scenarios)
                .needs("dataset")
                .needs("signature")
                .wants(Matrix.FILE)
                .path("robustnessInputs", robustnessInputs)
                .path("robustnessModel", robustnessModel)
                .text("robustnessLabel", robustnessLabel)
                .list("robustnessBounds", robustnessBounds);
        if (robustnessInputs != null) {
            job.wants(Robustness.FILE).wants(Robustness.EVIDENCE);
            if (OnnxRuntime.isThere()) {
                job.needs(OnnxRuntime.SET);
            }
        }
        return job;
    }

    @Override
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(RedTeamFiles.attachments(results, report, scenarios));
        files.putAll(RobustnessFiles.attachments(results, report, policy, robustnessInputs != null));
        return files;
    }
}
