package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.modelgate.attestation.Attestable;
import io.jenkins.plugins.modelgate.attestation.GateAttestations;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.TextReport;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import io.jenkins.plugins.modelgate.report.DatasetLinks;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * The way of every check: policy, worker, own judgement, record, then the build goes on or ends. After a restart of the
 * controller nobody knows what the worker would have said: such a step fails.
 */
abstract class CheckExecution extends SynchronousNonBlockingStepExecution<CheckResult> {
    private static final long serialVersionUID = 1L;

    private final String check;
    private final String policyName;
    private final String failOn;

    /** @param check name of the check and of the step */
    CheckExecution(StepContext context, String check, GateStep step) {
        this(context, check, step.getPolicy(), step.getFailOn());
    }

    /**
     * @param check name of the check and of the step
     * @param policyName that the step asks for, or null
     * @param failOn lowest severity that the step asks for, or null
     */
    CheckExecution(StepContext context, String check, @CheckForNull String policyName, @CheckForNull String failOn) {
        super(context);
        this.check = check;
        this.policyName = policyName;
        this.failOn = failOn;
    }

    /** What the step itself adds to the policy. */
    private PolicyLayer layer() throws PolicyException {
        return failOn == null ? PolicyLayer.none() : PolicyLayer.of("failOn", failOn);
    }

    /** What the worker is asked, under this policy. */
    abstract WorkerJob job(Policy policy, String json) throws IOException, InterruptedException;

    /**
     * What is kept beside the report, by file name: read from what the worker sent, which is hostile, and written anew.
     *
     * @param report as the controller judged it
     * @throws AbortException when it is refused
     */
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        return Map.of();
    }

    /** Gives back what the job needed while it ran. */
    void finished() throws IOException {}

    /** Whether the Pipeline says that this build made what is checked. */
    boolean madeHere() {
        return false;
    }

    /** The datasets that what is checked was made of, as far as they are known. */
    List<DatasetLink> datasets() throws IOException, InterruptedException {
        return List.of();
    }

    @Override
    protected final CheckResult run() throws Exception {
        try {
            return check();
        } catch (ChannelClosedException | RequestAbortedException e) {
            // As it is, so that retry(conditions: [agent()]) knows it.
            log().println(check + ": the agent was lost during the check; nothing was decided and nothing passed.");
            throw e;
        } catch (AbortException e) {
            throw named(e);
        } catch (PolicyException e) {
            throw named(new AbortException(e.getMessage()));
        }
    }

    private AbortException named(AbortException e) {
        AbortException named = new AbortException(check + ": " + e.getMessage());
        named.addSuppressed(e);
        return named;
    }

    private CheckResult check() throws IOException, InterruptedException, PolicyException {
        Run<?, ?> run = getContext().get(Run.class);
        Policy policy = PolicyInForce.of((Item) run.getParent(), policyName, layer());
        FlowNode flowNode = getContext().get(FlowNode.class);
        List<DatasetLink> datasets = datasets();
        Map<String, byte[]> attachments = new LinkedHashMap<>();
        Examination examination =
                new Examination(check, policy, getContext()).madeOf(datasets).with(attachments, madeHere());
        log().println("Model Gate: " + check + " under policy " + policy.name() + " on " + examination.node());
        if (!datasets.isEmpty()) {
            attachments.put(DatasetLinks.FILE, DatasetLinks.json(datasets));
        }
        Report report;
        try {
            report = examination.run(this::job, (results, judged) -> attachments.putAll(attachments(results, judged)));
        } finally {
            finished();
        }
        BillOfMaterials bill = ModelBill.completed(attachments, datasets);
        GateAttestations attestations =
                GateAttestations.of(new Attestable(run, report, policy, datasets, bill, madeHere()));
        attachments.putAll(attestations.files());
        ReportEntry entry = ModelGateReports.attach(run, report, attachments, flowNode.getId());
        attestations.listed(entry);
        tell(report);
        // The address is ours; the text is the report's id, which is made by us as well.
        log().println("Model Gate: "
                + HyperlinkNote.encodeTo("/" + ModelGateReports.url(run, entry), "report " + entry.id()));
        if (report.verdict() != Verdict.PASSED) {
            String sentence = Outcome.sentence(report, policy.text("failOn"));
            flowNode.addOrReplaceAction(new WarningAction(Result.FAILURE).withMessage(check + ": " + sentence));
            run.setResult(Result.FAILURE);
            throw new AbortException(sentence + ". The report is on the build's page, " + entry.id());
        }
        return new CheckResult(entry);
    }

    private void tell(Report report) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        TextReport.write(report, text, false);
        log().print(text);
    }

    private java.io.PrintStream log() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class).getLogger();
    }
}
