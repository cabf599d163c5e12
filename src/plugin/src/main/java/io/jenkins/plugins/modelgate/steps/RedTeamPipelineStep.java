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
