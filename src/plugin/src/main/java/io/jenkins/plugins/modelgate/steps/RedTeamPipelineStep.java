package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code redTeamPipeline}: attacks on copies of a pipeline's inputs, against the policy in force. */
public final class RedTeamPipelineStep extends GateStep {
    private String model;
    private String configuration;
    private List<String> scenarios = new ArrayList<>();
    private String robustnessInputs;
    private String robustnessModel;
    private String robustnessLabel;
    private List<String> robustnessBounds = new ArrayList<>();

    @DataBoundConstructor
    public RedTeamPipelineStep() {
        // Everything can be left out: then the attacks are played on examples.
    }

    @CheckForNull
    public String getModel() {
        return model;
    }

    /** @param model directory to attack a copy of, relative to the workspace */
    @DataBoundSetter
    public void setModel(@CheckForNull String model) {
        this.model = Util.fixEmptyAndTrim(model);
    }

    @CheckForNull
    public String getConfiguration() {
        return configuration;
    }

    /** @param configuration directory with serving configuration to attack a copy of, relative to the workspace */
    @DataBoundSetter
    public void setConfiguration(@CheckForNull String configuration) {
        this.configuration = Util.fixEmptyAndTrim(configuration);
    }

    /** A copy. */
    public List<String> getScenarios() {
        return new ArrayList<>(scenarios);
    }

    /** @param scenarios globs over the attacks' ids; none for all */
    @DataBoundSetter
    public void setScenarios(@CheckForNull List<String> scenarios) {
        this.scenarios = scenarios == null ? new ArrayList<>() : new ArrayList<>(scenarios);
    }

    @CheckForNull
    public String getRobustnessInputs() {
        return robustnessInputs;
    }

    /** @param robustnessInputs examples to attack the model itself with, relative to the workspace */
    @DataBoundSetter
    public void setRobustnessInputs(@CheckForNull String robustnessInputs) {
        this.robustnessInputs = Util.fixEmptyAndTrim(robustnessInputs);
    }

    @CheckForNull
    public String getRobustnessModel() {
        return robustnessModel;
    }

    /** @param robustnessModel ONNX file to attack, relative to the workspace; without it the only one of the model */
    @DataBoundSetter
    public void setRobustnessModel(@CheckForNull String robustnessModel) {
        this.robustnessModel = Util.fixEmptyAndTrim(robustnessModel);
    }

    @CheckForNull
    public String getRobustnessLabel() {
        return robustnessLabel;
    }

    /** @param robustnessLabel column of the examples with what is right */
    @DataBoundSetter
    public void setRobustnessLabel(@CheckForNull String robustnessLabel) {
        this.robustnessLabel = Util.fixEmptyAndTrim(robustnessLabel);
    }

    /** A copy. */
    public List<String> getRobustnessBounds() {
        return new ArrayList<>(robustnessBounds);
    }

    /** @param robustnessBounds bounds of features, wider than the examples have them */
    @DataBoundSetter
    public void setRobustnessBounds(@CheckForNull List<String> robustnessBounds) {
        this.robustnessBounds = robustnessBounds == null ? new ArrayList<>() : new ArrayList<>(robustnessBounds);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RedTeamPipelineExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends SubjectStepDescriptor {
        static final String NAME = ReportEntry.RED_TEAM;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RedTeamPipelineStep_DisplayName();
        }
    }
}
