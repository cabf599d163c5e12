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
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code verifyModelQuality}: a model's own metrics and tests against the policy and the last approved version. */
public final class VerifyModelQualityStep extends GateStep {
    private final String metrics;
    private String model;

    /** @param metrics files and directories below the workspace, separated by commas */
    @DataBoundConstructor
    public VerifyModelQualityStep(String metrics) {
        this.metrics = metrics;
    }

    public String getMetrics() {
        return metrics;
    }

    @CheckForNull
    public String getModel() {
        return model;
    }

    /** @param model file or directory that was evaluated, relative to the workspace */
    @DataBoundSetter
    public void setModel(@CheckForNull String model) {
        this.model = Util.fixEmptyAndTrim(model);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyModelQualityExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        static final String NAME = QualityRecord.CHECK;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyModelQualityStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class, FilePath.class);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
            return namedArgs.get("metrics") instanceof String metrics ? metrics : null;
        }

        @POST
        public FormValidation doCheckMetrics(@AncestorInPath Item item, @QueryParameter String value) {
            if (!PolicyItems.mayWritePipelines(item)) {
                return FormValidation.ok();
            }
            List<String> paths = ValidateDatasetStep.split(value);
            if (paths.isEmpty()) {
                return FormValidation.error(Messages.VerifyModelQualityStep_NoMetrics());
            }
            for (String path : paths) {
                String fault = EngineWorker.pathFault("metrics", path);
                if (fault != null) {
                    return FormValidation.error(fault);
                }
            }
            return FormValidation.ok();
        }

        @POST
        public FormValidation doCheckModel(@AncestorInPath Item item, @QueryParameter String value) {
            String path = Util.fixEmptyAndTrim(value);
            if (!PolicyItems.mayWritePipelines(item) || path == null) {
                return FormValidation.ok();
            }
            String fault = EngineWorker.pathFault("model", path);
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
