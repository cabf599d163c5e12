package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.util.ArrayList;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link SignModelArtifactStep}. The key goes from the credential to the worker's standard input and nowhere else. */
final class SignModelArtifactExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String credentialsId;
    private final String passphraseCredentialsId;
    private final String certificate;
    private final String signature;
    private final String mode;
    private final String method;
    private final String shardSize;
    private final ArrayList<String> ignore;
    private final boolean overwrite;

    SignModelArtifactExecution(StepContext context, SignModelArtifactStep step) {
        super(context, SignModelArtifactStep.DescriptorImpl.NAME, step.getPolicy(), null);
        this.path = step.getPath() == null ? "" : step.getPath();
        this.credentialsId = step.getCredentialsId();
        this.passphraseCredentialsId = step.getPassphraseCredentialsId();
        this.certificate = step.getCertificate();
        this.signature = step.getSignature();
        this.mode = step.getMode();
        this.method = step.getMethod();
        this.shardSize = step.getShardSize();
        this.ignore = new ArrayList<>(ValidateDatasetStep.split(step.getIgnore()));
        this.overwrite = step.isOverwrite();
    }

    @Override
    WorkerJob job(Policy policy, String json) throws IOException, InterruptedException {
        return key().with(WorkerJob.of(
                        SignModelArtifactStep.DescriptorImpl.NAME, json, path, policy.number("execution.memory"))
                .path("certificate", certificate)
                .output("signature", signature)
                .text("method", method)
                .text("mode", mode)
                .text("shardSize", shardSize)
                .list("ignore", ignore)
                .text("overwrite", overwrite ? "true" : null)
                .needs("signature"));
    }

    /** In a local variable only, so that nothing of it stays in this object. */
    private SigningKey key() throws IOException, InterruptedException {
        if (credentialsId == null) {
            throw new AbortException("credentialsId is missing; name a secret file (PEM or PKCS#12) or a certificate");
        }
        return SigningCredentials.find(getContext().get(Run.class), credentialsId, passphraseCredentialsId);
    }
}
