package io.jenkins.plugins.modelgate.approval;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Asks for the secret, and runs the body with it masked in the log. */
final class WithGatedSecretExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final String credentials;
    private final String variable;

    WithGatedSecretExecution(StepContext context, WithGatedSecretStep step) {
        super(context);
        this.credentials = step.getCredentialsId();
        this.variable = step.getVariable();
    }

    @Override
    public boolean start() throws Exception {
        if (credentials == null || variable == null || !variable.matches("[A-Za-z_][A-Za-z0-9_]{0,100}")) {
            throw new AbortException("withGatedSecret: credentialsId and variable are needed, and a variable's name has"
                    + " letters, digits and underscores");
        }
        run(this::give);
        return false;
    }

    private void give() throws Exception {
        ApprovedModel model = getContext().get(ApprovedModel.class);
        Run<?, ?> run = getContext().get(Run.class);
        if (model == null || !model.build().equals(run.getExternalizableId())) {
            throw new AbortException("withGatedSecret: gated secrets are for the body of withApprovedModel only");
        }
        SecretTicket ticket = new SecretTicket(UUID.randomUUID().toString(), credentials, model);
        Releases.value(ticket);
        getContext()
                .newBodyInvoker()
                .withContexts(
                        EnvironmentExpander.merge(
                                getContext().get(EnvironmentExpander.class), new Variable(ticket, variable)),
                        BodyInvoker.mergeConsoleLogFilters(
                                getContext().get(ConsoleLogFilter.class), new GatedSecretMask(ticket)))
                .withCallback(new End(ticket))
                .start();
    }

    /** Asked whenever a step of the body needs its environment. */
    private static final class Variable extends EnvironmentExpander {
        private static final long serialVersionUID = 1L;

        private final SecretTicket ticket;
        private final String name;

        Variable(SecretTicket ticket, String name) {
            this.ticket = ticket;
            this.name = name;
        }

        @Override
        public void expand(EnvVars env) throws IOException {
            env.override(name, Releases.value(ticket).getPlainText());
        }

        @Override
        public Set<String> getSensitiveVariables() {
            return Set.of(name);
        }
    }

    private static final class End extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final SecretTicket ticket;

        End(SecretTicket ticket) {
            this.ticket = ticket;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            Releases.forget(ticket);
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            Releases.forget(ticket);
            context.onFailure(failure);
        }
    }
}
