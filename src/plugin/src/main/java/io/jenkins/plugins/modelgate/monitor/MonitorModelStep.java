package io.jenkins.plugins.modelgate.monitor;

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

/**
 * {@code monitorModel}: holds what a model does in production against what it did when it was approved, keeps the windows, and
 * does what the Pipeline says when the policy is broken.
 */
public final class MonitorModelStep extends MonitoredColumnsStep {
    private final String current;
    private final String model;
    private String baseline;
    private String window;
    private String every;
    private String expected;
    private String name;
    private String series;
    private boolean newBaseline;
    private String onBreach = OnBreach.FAIL.name();

    /**
     * @param current production data: files, directories and globs below the workspace, separated by commas
     * @param model SHA-256 of the model that answered, as {@code verifyModelArtifact} returns it
     */
    @DataBoundConstructor
    public MonitorModelStep(String current, String model) {
        this.current = current;
        this.model = model;
    }

    public String getCurrent() {
        return current;
    }

    public String getModel() {
        return model;
    }

    /** Texts one by one. */
    static List<String> split(@CheckForNull String texts) {
        return Stream.of(Util.fixNull(texts).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @CheckForNull
    public String getBaseline() {
        return baseline;
    }

    /** The {@code profile.json} that was recorded when the model was approved. */
    @DataBoundSetter
    public void setBaseline(@CheckForNull String baseline) {
        this.baseline = Util.fixEmptyAndTrim(baseline);
    }

    @CheckForNull
    public String getWindow() {
        return window;
    }

    /** From when to when the rows are: two instants with a slash between. */
    @DataBoundSetter
    public void setWindow(@CheckForNull String window) {
        this.window = Util.fixEmptyAndTrim(window);
    }

    @CheckForNull
    public String getEvery() {
        return every;
    }

    /** How long a window is when the rows are split by their time, such as {@code 1d}. */
    @DataBoundSetter
    public void setEvery(@CheckForNull String every) {
        this.every = Util.fixEmptyAndTrim(every);
    }

    @CheckForNull
    public String getExpected() {
        return expected;
    }

    /** What the performance was when the model was approved: {@code measure=value}, separated by commas. */
    @DataBoundSetter
    public void setExpected(@CheckForNull String expected) {
        this.expected = Util.fixEmptyAndTrim(expected);
    }

    @CheckForNull
    public String getName() {
        return name;
    }

    /** How reports call the data. */
    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @CheckForNull
    public String getSeries() {
        return series;
    }

    /** Name of this series where a job watches a model at several places; none for its only one. */
    @DataBoundSetter
    public void setSeries(@CheckForNull String series) {
        this.series = Util.fixEmptyAndTrim(series);
    }

    public boolean isNewBaseline() {
        return newBaseline;
    }

    /** Whether another baseline than that of the windows before is meant. */
    @DataBoundSetter
    public void setNewBaseline(boolean newBaseline) {
        this.newBaseline = newBaseline;
    }

    public String getOnBreach() {
        return onBreach;
    }

    /** FAIL, UNSTABLE or REVOKE. */
    @DataBoundSetter
    public void setOnBreach(@CheckForNull String onBreach) {
        String word = Util.fixEmptyAndTrim(onBreach);
        this.onBreach = word == null ? OnBreach.FAIL.name() : word;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new MonitorModelExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        static final String NAME = ReportEntry.MONITORING;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MonitorModelStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class, FilePath.class);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
            return namedArgs.get("current") instanceof String current ? current : null;
        }

        @POST
        public FormValidation doCheckCurrent(@AncestorInPath Item item, @QueryParameter String value) {
            if (!PolicyItems.mayWritePipelines(item)) {
                return FormValidation.ok();
            }
            for (String path : split(value)) {
                String fault = EngineWorker.pathFault("current", path);
                if (fault != null) {
                    return FormValidation.error(fault);
                }
            }
            return split(value).isEmpty()
                    ? FormValidation.error(Messages.MonitorModelStep_NoPath())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckModel(@AncestorInPath Item item, @QueryParameter String value) {
            return !PolicyItems.mayWritePipelines(item) || MonitorModelExecution.digest(value) != null
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.MonitorModelStep_NoDigest());
        }

        @POST
        public ListBoxModel doFillOnBreachItems(@AncestorInPath Item item) {
            ListBoxModel items = new ListBoxModel();
            if (PolicyItems.mayWritePipelines(item)) {
                for (OnBreach each : OnBreach.values()) {
                    items.add(each.getLabel(), each.name());
                }
            }
            return items;
        }

        @POST
        public ListBoxModel doFillPolicyItems(@AncestorInPath Item item, @QueryParameter String policy) {
            return PolicyItems.of(item, policy, Messages.MonitorModelStep_DefaultPolicy());
        }

        @POST
        public ListBoxModel doFillFailOnItems(@AncestorInPath Item item) {
            return PolicyItems.mayWritePipelines(item)
                    ? SeverityItems.all(Messages.MonitorModelStep_AsPolicy())
                    : new ListBoxModel();
        }
    }
}
