package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link VerifyConfigurationStep}. */
final class VerifyConfigurationExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String path;

    VerifyConfigurationExecution(StepContext context, VerifyConfigurationStep step) {
        super(context, VerifyConfigurationStep.DescriptorImpl.NAME, step);
        this.path = step.getPath() == null ? "" : step.getPath();
    }

    @Override
    WorkerJob job(Policy policy, String json) {
        return WorkerJob.of(VerifyConfigurationStep.DescriptorImpl.NAME, json, path, policy.number("execution.memory"));
    }
}
