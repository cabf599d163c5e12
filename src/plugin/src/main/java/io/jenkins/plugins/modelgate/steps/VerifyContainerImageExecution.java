package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
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
    private final String failOn;
    private final SignerDemand signer;

    VerifyContainerImageExecution(StepContext context, VerifyContainerImageStep step) {
        super(context, VerifyContainerImageStep.DescriptorImpl.NAME, step.getPolicy());
        this.path = step.getPath() == null ? "" : step.getPath();
        this.digest = step.getDigest();
        this.reference = step.getReference();
        this.platform = step.getPlatform();
        this.baseLayout = step.getBaseLayout();
        this.failOn = step.getFailOn();
        this.signer = new SignerDemand(step);
    }

    @Override
    PolicyLayer layer() throws PolicyException {
        return failOn == null ? PolicyLayer.none() : PolicyLayer.of("failOn", failOn);
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
