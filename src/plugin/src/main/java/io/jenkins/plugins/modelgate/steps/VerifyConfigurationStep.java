package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code verifyConfiguration}: insecure settings and secrets in what builds, serves and deploys a model. */
public final class VerifyConfigurationStep extends Step {
    private final String path;
    private String policy;
    private String failOn;

    /** @param path file or directory, relative to the workspace */
    @DataBoundConstructor
    public VerifyConfigurationStep(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    @CheckForNull
    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(@CheckForNull String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
    }

    @CheckForNull
    public String getFailOn() {
        return failOn;
    }

    @DataBoundSetter
    public void setFailOn(@CheckForNull String failOn) {
        this.failOn = Util.fixEmptyAndTrim(failOn);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyConfigurationExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends SubjectStepDescriptor {
        static final String NAME = "verifyConfiguration";

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyConfigurationStep_DisplayName();
        }
    }
}
