package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link VerifyContainerImageStep}. */
final class VerifyContainerImageExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String digest;
    private final String reference;
    private final String platform;
    private final String baseLayout;
    private final SignerDemand signer;

    VerifyContainerImageExecution(StepContext context, VerifyContainerImageStep step) {
        super(context, VerifyContainerImageStep.DescriptorImpl.NAME, step);
        this.path = step.getPath() == null ? "" : step.getPath();
        this.digest = step.getDigest();
        this.reference = step.getReference();
        this.platform = step.getPlatform();
        this.baseLayout = step.getBaseLayout();
        this.signer = new SignerDemand(step);
    }

    @Override
    WorkerJob job(Policy policy, String json) {
        WorkerJob job = WorkerJob.of(
                        VerifyContainerImageStep.DescriptorImpl.NAME, json, path, policy.number("execution.memory"))
                .text("digest", digest)
                .text("reference", reference)
                .text("platform", platform)
                .path("baseLayout", baseLayout);
        return SignatureLibraries.with(signer.with(job), policy, "containerImage.trust");
    }
}
