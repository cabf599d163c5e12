package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
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
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the forms of steps about one path have in common. */
public abstract class SubjectStepDescriptor extends StepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class, FilePath.class);
    }

    @Override
    public final String argumentsToString(@NonNull Map<String, Object> namedArgs) {
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
