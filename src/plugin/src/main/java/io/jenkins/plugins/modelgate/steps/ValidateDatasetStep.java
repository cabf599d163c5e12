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
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code validateDataset}: examines data where it lies and lets the build go on only when the gate opens. */
public final class ValidateDatasetStep extends GateStep {
    private final String paths;
    private String name;
    private String contract;
    private String tables;
    private String baseline;
    private String label;
    private String source;
    private String manifest;
    private String predictions;
    private String embeddings;

    /** @param paths files, directories and globs below the workspace, separated by commas */
    @DataBoundConstructor
    public ValidateDatasetStep(String paths) {
        this.paths = paths;
    }

    public String getPaths() {
        return paths;
    }

    /** The paths one by one. */
    static List<String> split(@CheckForNull String paths) {
        return Stream.of(Util.fixNull(paths).split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
    }

    @CheckForNull
    public String getName() {
        return name;
    }

    /** How reports and later builds call the data. */
    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @CheckForNull
    public String getContract() {
        return contract;
    }

    @DataBoundSetter
    public void setContract(@CheckForNull String contract) {
        this.contract = Util.fixEmptyAndTrim(contract);
    }

    @CheckForNull
    public String getTables() {
        return tables;
    }

    /** {@code object=path}, separated by commas: files of the tables that a contract's relationships lead to. */
    @DataBoundSetter
    public void setTables(@CheckForNull String tables) {
        this.tables = Util.fixEmptyAndTrim(tables);
    }

    @CheckForNull
    public String getBaseline() {
        return baseline;
    }

    /** A profile in the workspace; without it the last one of this job that passed. */
    @DataBoundSetter
    public void setBaseline(@CheckForNull String baseline) {
        this.baseline = Util.fixEmptyAndTrim(baseline);
    }

    @CheckForNull
    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(@CheckForNull String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    @CheckForNull
    public String getSource() {
        return source;
    }

    @DataBoundSetter
    public void setSource(@CheckForNull String source) {
        this.source = Util.fixEmptyAndTrim(source);
    }

    @CheckForNull
    public String getManifest() {
        return manifest;
    }

    @DataBoundSetter
    public void setManifest(@CheckForNull String manifest) {
        this.manifest = Util.fixEmptyAndTrim(manifest);
    }

    @CheckForNull
    public String getPredictions() {
        return predictions;
    }

    @DataBoundSetter
    public void setPredictions(@CheckForNull String predictions) {
        this.predictions = Util.fixEmptyAndTrim(predictions);
    }

    @CheckForNull
    public String getEmbeddings() {
        return embeddings;
    }

    @DataBoundSetter
    public void setEmbeddings(@CheckForNull String embeddings) {
        this.embeddings = Util.fixEmptyAndTrim(embeddings);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ValidateDatasetExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        static final String NAME = ReportEntry.DATASET;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ValidateDatasetStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class, FilePath.class);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
            return namedArgs.get("paths") instanceof String paths ? paths : null;
        }

        @POST
        public FormValidation doCheckPaths(@AncestorInPath Item item, @QueryParameter String value) {
            if (!PolicyItems.mayWritePipelines(item)) {
                return FormValidation.ok();
            }
            List<String> paths = split(value);
            if (paths.isEmpty()) {
                return FormValidation.error(Messages.ValidateDatasetStep_NoPath());
            }
            for (String path : paths) {
                String fault = EngineWorker.pathFault("paths", path);
                if (fault != null) {
                    return FormValidation.error(fault);
                }
            }
            return FormValidation.ok();
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
