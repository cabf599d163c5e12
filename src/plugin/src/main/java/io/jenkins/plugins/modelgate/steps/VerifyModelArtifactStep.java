package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelgate.config.PolicyItems;
import io.jenkins.plugins.modelgate.config.SeverityItems;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code verifyModelArtifact}: examines a model where it lies and lets the build go on only when the gate opens. */
public final class VerifyModelArtifactStep extends Step {
    private final String path;
    private String policy;
    private String failOn;
    private String data;

    /** @param path file or directory, relative to the workspace */
    @DataBoundConstructor
    public VerifyModelArtifactStep(String path) {
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

    @CheckForNull
    public String getData() {
        return data;
    }

    /** @param data builds whose datasets made the model, {@code job#number}, separated by commas */
    @DataBoundSetter
    public void setData(@CheckForNull String data) {
        this.data = Util.fixEmptyAndTrim(data);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyModelArtifactExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        static final String NAME = "verifyModelArtifact";

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyModelArtifactStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class, FilePath.class);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
            return namedArgs.get("path") instanceof String path ? path : null;
        }

        @POST
        public FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
            if (!PolicyItems.mayWritePipelines(item)) {
                return FormValidation.ok();
            }
            String fault = EngineWorker.pathFault("path", Util.fixNull(value));
            return fault == null ? FormValidation.ok() : FormValidation.error(fault);
        }

        @POST
        public ListBoxModel doFillPolicyItems(@AncestorInPath Item item, @QueryParameter String policy) {
            return PolicyItems.of(item, policy, Messages.VerifyModelArtifactStep_DefaultPolicy());
        }

        @POST
        public ListBoxModel doFillFailOnItems(@AncestorInPath Item item) {
            return PolicyItems.mayWritePipelines(item)
                    ? SeverityItems.all(Messages.VerifyModelArtifactStep_AsPolicy())
                    : new ListBoxModel();
        }
    }
}
