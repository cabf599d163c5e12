package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withGatedSecret}: puts a gated secret into a variable of its body, inside {@code withApprovedModel} only. */
public final class WithGatedSecretStep extends Step {
    private final String credentialsId;
    private final String variable;

    /**
     * @param credentialsId id of a credential of the kind "Gated secret"
     * @param variable environment variable for its value
     */
    @DataBoundConstructor
    public WithGatedSecretStep(String credentialsId, String variable) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
        this.variable = Util.fixEmptyAndTrim(variable);
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    public String getVariable() {
        return variable;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithGatedSecretExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "withGatedSecret";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WithGatedSecretStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
            return namedArgs.get("credentialsId") instanceof String id ? id : null;
        }
    }
}
