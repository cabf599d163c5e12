package io.jenkins.plugins.modelgate.approval;

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

/** {@code withApprovedModel}: examines the model where it lies now, and runs its body only if exactly that is approved. */
public final class WithApprovedModelStep extends Step {
    private final String artifact;
    private String policy;
    private String to;

    /** @param artifact file or directory, relative to the workspace */
    @DataBoundConstructor
    public WithApprovedModelStep(String artifact) {
        this.artifact = artifact;
    }

    public String getArtifact() {
        return artifact;
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
    public String getTo() {
        return to;
    }

    /** @param to stage that the approval must be for; any when it is not set */
    @DataBoundSetter
    public void setTo(@CheckForNull String to) {
        this.to = Util.fixEmptyAndTrim(to);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithApprovedModelExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        static final String NAME = "withApprovedModel";

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WithApprovedModelStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class, FilePath.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(ApprovedModel.class);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
            return namedArgs.get("artifact") instanceof String artifact ? artifact : null;
        }

        @POST
        public FormValidation doCheckArtifact(@AncestorInPath Item item, @QueryParameter String value) {
            if (!PolicyItems.mayWritePipelines(item)) {
                return FormValidation.ok();
            }
            String fault = EngineWorker.pathFault("artifact", Util.fixNull(value));
            return fault == null ? FormValidation.ok() : FormValidation.error(fault);
        }

        @POST
        public ListBoxModel doFillPolicyItems(@AncestorInPath Item item, @QueryParameter String policy) {
            return PolicyItems.of(item, policy, Messages.RequireApprovalStep_DefaultPolicy());
        }
    }
}
