package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelgate.config.PolicyItems;
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

/** {@code requireApproval}: waits, without an executor, until people have agreed to exactly the model that was verified. */
public final class RequireApprovalStep extends Step {
    /** Where a model comes from when the step does not say. */
    static final String FROM = "verified";

    private final String artifact;
    private final String to;
    private String from = FROM;
    private String policy;
    private String message;
    private String upstream;

    /**
     * @param artifact as {@code verifyModelArtifact} named it, or {@code sha256:} and its digest
     * @param to stage that it is approved for
     */
    @DataBoundConstructor
    public RequireApprovalStep(String artifact, String to) {
        this.artifact = Util.fixEmptyAndTrim(artifact);
        this.to = Util.fixEmptyAndTrim(to);
    }

    public String getArtifact() {
        return artifact;
    }

    public String getTo() {
        return to;
    }

    public String getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(@CheckForNull String from) {
        String value = Util.fixEmptyAndTrim(from);
        this.from = value == null ? FROM : value;
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
    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(@CheckForNull String message) {
        this.message = Util.fixEmptyAndTrim(message);
    }

    @CheckForNull
    public String getUpstream() {
        return upstream;
    }

    /** @param upstream build that verified the model, {@code job#number}; this build when it is not set */
    @DataBoundSetter
    public void setUpstream(@CheckForNull String upstream) {
        this.upstream = Util.fixEmptyAndTrim(upstream);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RequireApprovalExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        static final String NAME = "requireApproval";

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RequireApprovalStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
            return namedArgs.get("artifact") instanceof String artifact ? artifact : null;
        }

        @POST
        public ListBoxModel doFillPolicyItems(@AncestorInPath Item item, @QueryParameter String policy) {
            return PolicyItems.of(item, policy, Messages.RequireApprovalStep_DefaultPolicy());
        }
    }
}
