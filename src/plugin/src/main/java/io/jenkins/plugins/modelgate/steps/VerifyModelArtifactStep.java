package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.modelgate.report.SignedChecks;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code verifyModelArtifact}: examines a model where it lies and lets the build go on only when the gate opens. */
public final class VerifyModelArtifactStep extends SignedSubjectStep {
    private String signature;
    private String manifest;
    private String data;
    private boolean madeHere;

    /** @param path file or directory, relative to the workspace */
    @DataBoundConstructor
    public VerifyModelArtifactStep(String path) {
        super(path);
    }

    @CheckForNull
    public String getSignature() {
        return signature;
    }

    /** @param signature file of the workspace with the signature; without it the one that stands by the model */
    @DataBoundSetter
    public void setSignature(@CheckForNull String signature) {
        this.signature = Util.fixEmptyAndTrim(signature);
    }

    @CheckForNull
    public String getManifest() {
        return manifest;
    }

    /** @param manifest statement of model signing in the workspace whose digests the model must have, signed or not */
    @DataBoundSetter
    public void setManifest(@CheckForNull String manifest) {
        this.manifest = Util.fixEmptyAndTrim(manifest);
    }

    @CheckForNull
    public String getData() {
        return data;
    }

    /** @param data builds whose datasets made the model, {@code job#number}, separated by commas */
    @DataBoundSetter
    public void setData(@CheckForNull String data) {
        this.data = Util.fixEmptyAndTrim(data);
    }

    public boolean isMadeHere() {
        return madeHere;
    }

    /** @param madeHere whether this build made the model: then it gets the provenance of this build */
    @DataBoundSetter
    public void setMadeHere(boolean madeHere) {
        this.madeHere = madeHere;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyModelArtifactExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends SubjectStepDescriptor {
        static final String NAME = SignedChecks.MODEL;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyModelArtifactStep_DisplayName();
        }
    }
}
