package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code verifyConfiguration}: insecure settings and secrets in what builds, serves and deploys a model. */
public final class VerifyConfigurationStep extends GateStep {
    private final String path;

    /** @param path file or directory, relative to the workspace */
    @DataBoundConstructor
    public VerifyConfigurationStep(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
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
