package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Demand;
import io.jenkins.plugins.modelgate.engine.approval.Usable;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.steps.Examination;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Examines, asks for the approval of exactly what was examined, runs the body. The whole check runs again, not only its
 * digest: it is one read of the same bytes, and what the rules of today find in an approved model closes the gate too.
 */
final class WithApprovedModelExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;
    private static final String CHECK = "verifyModelArtifact";

    private final String artifact;
    private final String policyName;
    private final String stage;
    private final String deployment = UUID.randomUUID().toString();
    private ApprovedModel model;

    WithApprovedModelExecution(StepContext context, WithApprovedModelStep step) {
        super(context);
        this.artifact = step.getArtifact() == null ? "" : step.getArtifact();
        this.policyName = step.getPolicy();
        this.stage = step.getTo();
    }

    @Override
    public boolean start() {
        run(this::open);
        return false;
    }

    @Override
    public void onResume() {
        if (model != null) {
            Deployments.began(model);
        }
        super.onResume();
    }

    private void open() throws Exception {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            Policy policy = PolicyInForce.of((Item) run.getParent(), policyName, PolicyLayer.none());
            Report report = examine(run, policy);
            ApprovalBook.Opening opening = ApprovalRequests.get()
                    .use(
                            run.getParent(),
                            policyName,
                            new Demand(report.subject().sha256(), stage),
                            deployment,
                            Wish.build(run));
            ApprovalRequest by = opening.usable().by();
            if (by == null || !opening.outcome().accepted()) {
                throw new AbortException(why(opening.usable(), report));
            }
            begin(run, report, by, opening.usable().notes());
        } catch (IOException | IllegalArgumentException e) {
            throw closed(e);
        }
    }

    private Report examine(Run<?, ?> run, Policy policy) throws IOException, InterruptedException {
        Examination examination = new Examination(CHECK, policy, getContext());
        log().println("Model Gate: withApprovedModel under policy " + policy.name() + " on " + examination.node());
        Report report = examination.run((inForce, json) -> Examination.modelArtifact(inForce, json, artifact));
        ModelGateReports.attach(run, report, getContext().get(FlowNode.class).getId());
        if (report.verdict() != Verdict.PASSED || report.subject().sha256() == null) {
            throw new AbortException("what lies there now is " + report.verdict() + " under policy " + policy.name()
                    + "; the report is on the build's page");
        }
        return report;
    }

    private static String why(Usable usable, Report report) {
        StringBuilder why = new StringBuilder(
                "no approval opens the gate for sha256:" + report.subject().sha256());
        for (Usable.Broken broken : usable.broken()) {
            why.append("\n  ").append(broken.code()).append(": ").append(SafeText.of(broken.sentence(), 4000));
        }
        return why.toString();
    }

    private void begin(Run<?, ?> run, Report report, ApprovalRequest by, List<String> notes)
            throws IOException, InterruptedException {
        String policyInForce = by.terms().policy().name();
        model = new ApprovedModel(
                run.getExternalizableId(),
                deployment,
                report.subject().name(),
                report.subject().sha256(),
                policyName,
                policyInForce,
                stage);
        log().println("Model Gate: sha256:" + model.digest() + " is approved by request " + by.id());
        notes.forEach(note -> println("Model Gate: " + SafeText.of(note, 4000)));
        Deployments.began(model);
        getContext()
                .newBodyInvoker()
                .withContext(model)
                .withCallback(new End(model, by.id()))
                .start();
    }

    private void println(String line) {
        try {
            log().println(line);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the log of the build is gone", e);
        }
    }

    /** A gate that closed stays closed in the build's colour, whatever the script catches. */
    private AbortException closed(Exception e) throws IOException, InterruptedException {
        String sentence = WithApprovedModelStep.DescriptorImpl.NAME + ": " + e.getMessage();
        getContext().get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.FAILURE).withMessage(sentence));
        getContext().get(Run.class).setResult(Result.FAILURE);
        AbortException named = new AbortException(sentence);
        named.addSuppressed(e);
        return named;
    }

    private PrintStream log() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class).getLogger();
    }

    /** The body has ended, whichever way: from here on the deployment opens nothing. */
    private static final class End extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final ApprovedModel model;
        private final String request;

        End(ApprovedModel model, String request) {
            this.model = model;
            this.request = request;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            Exception unrecorded = finished(context, "SUCCESS");
            if (unrecorded == null) {
                context.onSuccess(result);
            } else {
                context.onFailure(unrecorded);
            }
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            Exception unrecorded = finished(context, "FAILURE");
            if (unrecorded != null) {
                failure.addSuppressed(unrecorded);
            }
            context.onFailure(failure);
        }

        @CheckForNull
        private Exception finished(StepContext context, String outcome) {
            Deployments.ended(model.deployment());
            try {
                Deployments.record(
                        context.get(Run.class),
                        model.deployment(),
                        outcome,
                        List.of(new Entry.Subject(AuditText.of(model.subject()), model.digest())),
                        Map.of("request", request, "stage", AuditText.of(model.stage())));
                return null;
            } catch (IOException e) {
                return e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return e;
            }
        }
    }
}
