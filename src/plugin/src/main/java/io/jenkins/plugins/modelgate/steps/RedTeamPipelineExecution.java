package io.jenkins.plugins.modelgate.steps;

import hudson.FilePath;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Matrix;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link RedTeamPipelineStep}. */
final class RedTeamPipelineExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final String configuration;
    private final ArrayList<String> scenarios;

    RedTeamPipelineExecution(StepContext context, RedTeamPipelineStep step) {
        super(context, RedTeamPipelineStep.DescriptorImpl.NAME, step);
        this.model = step.getModel();
        this.configuration = step.getConfiguration();
        this.scenarios = new ArrayList<>(step.getScenarios());
    }

    /** The worker plays all gates, so it needs the jars of all of them. */
    @Override
    WorkerJob job(Policy policy, String json) throws IOException, InterruptedException {
        FilePath workspace = getContext().get(FilePath.class);
        if (workspace != null) {
            // Nothing has to lie there: without inputs the attacks are played on examples.
            workspace.mkdirs();
        }
        return WorkerJob.of(RedTeamPipelineStep.DescriptorImpl.NAME, json, policy.number("execution.memory"))
                .path("model", model)
                .path("configuration", configuration)
                .list("scenarios", scenarios)
                .needs("dataset")
                .needs("signature")
                .wants(Matrix.FILE);
    }

    @Override
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        return RedTeamFiles.attachments(results, report, scenarios);
    }
}
