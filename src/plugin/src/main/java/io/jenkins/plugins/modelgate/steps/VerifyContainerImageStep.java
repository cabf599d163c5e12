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

/** {@code verifyContainerImage}: who signed an image, what it stands on, and what the models in its layers do. */
public final class VerifyContainerImageStep extends SignedSubjectStep {
    private String digest;
    private String reference;
    private String platform;
    private String baseLayout;

    /** @param path OCI image layout, a directory or a tar, relative to the workspace */
    @DataBoundConstructor
    public VerifyContainerImageStep(String path) {
        super(path);
    }

    @CheckForNull
    public String getDigest() {
        return digest;
    }

    /** @param digest that the image must have, {@code sha256:...} */
    @DataBoundSetter
    public void setDigest(@CheckForNull String digest) {
        this.digest = Util.fixEmptyAndTrim(digest);
    }

    @CheckForNull
    public String getReference() {
        return reference;
    }

    /** @param reference which image of the layout, by its reference name */
    @DataBoundSetter
    public void setReference(@CheckForNull String reference) {
        this.reference = Util.fixEmptyAndTrim(reference);
    }

    @CheckForNull
    public String getPlatform() {
        return platform;
    }

    /** @param platform the one to examine, such as {@code linux/amd64}; without it all of them */
    @DataBoundSetter
    public void setPlatform(@CheckForNull String platform) {
        this.platform = Util.fixEmptyAndTrim(platform);
    }

    @CheckForNull
    public String getBaseLayout() {
        return baseLayout;
    }

    /** @param baseLayout OCI layout of the workspace with permitted base images, to prove what the image is built on */
    @DataBoundSetter
    public void setBaseLayout(@CheckForNull String baseLayout) {
        this.baseLayout = Util.fixEmptyAndTrim(baseLayout);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyContainerImageExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends SubjectStepDescriptor {
        static final String NAME = SignedChecks.IMAGE;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyContainerImageStep_DisplayName();
        }
    }
}
