package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.modelgate.approval.AlarmedModel;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.monitor.history.Appended;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Origin;
import io.jenkins.plugins.modelgate.engine.monitor.history.Series;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.TextReport;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.steps.Examination;
import io.jenkins.plugins.modelgate.steps.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * Runs {@link MonitorModelStep}. The verdict is in the audit trail before anything follows from it; then approvals are taken
 * back, then the windows are kept, so that a history that takes no window keeps no approval alive.
 */
final class MonitorModelExecution extends SynchronousNonBlockingStepExecution<MonitorResult> {
    private static final long serialVersionUID = 1L;

    private static final String NAME = MonitorModelStep.DescriptorImpl.NAME;
    private static final String BY_DIGEST = "sha256:";
    private static final int LONGEST_NAME = 200;

    private final String model;
    private final String seriesName;
    private final String policyName;
    private final String failOn;
    private final String onBreach;
    private final MonitorJob job;

    MonitorModelExecution(StepContext context, MonitorModelStep step) {
        super(context);
        this.model = digest(step.getModel());
        this.seriesName = step.getSeries() == null ? "" : step.getSeries();
        this.policyName = step.getPolicy();
        this.failOn = step.getFailOn();
        this.onBreach = step.getOnBreach();
        this.job = new MonitorJob(step, model);
    }

    /** The digest that a Pipeline means; null when it means none. */
    @CheckForNull
    static String digest(@CheckForNull String text) {
        String digest = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        digest = digest.startsWith(BY_DIGEST) ? digest.substring(BY_DIGEST.length()) : digest;
        return digest.matches("[0-9a-f]{64}") ? digest : null;
    }

    @Override
    protected MonitorResult run() throws Exception {
        try {
            return check();
        } catch (ChannelClosedException | RequestAbortedException e) {
            // As it is, so that retry(conditions: [agent()]) knows it.
            log().println(NAME + ": the agent was lost during the check; nothing was decided and nothing passed.");
            throw e;
        } catch (PolicyException | IOException e) {
            AbortException named = new AbortException(NAME + ": " + e.getMessage());
            named.addSuppressed(e);
            throw named;
        }
    }

    private MonitorResult check() throws IOException, InterruptedException, PolicyException {
        OnBreach breach = breach();
        if (model == null) {
            throw new AbortException(
                    "model is no digest; give the 64 hexadecimal digits that verifyModelArtifact or requireApproval"
                            + " returned for the model that is in production");
        }
        if (seriesName.length() > LONGEST_NAME || seriesName.chars().anyMatch(Character::isISOControl)) {
            throw new AbortException("series is longer than " + LONGEST_NAME + " characters or has control characters");
        }
        Run<?, ?> run = getContext().get(Run.class);
        PolicyLayer layer = failOn == null ? PolicyLayer.none() : PolicyLayer.of("failOn", failOn);
        Policy policy = PolicyInForce.of((Item) run.getParent(), policyName, layer);
        Series series = new Series(model, run.getParent().getFullName(), seriesName);
        MonitoringHistory history = ModelHistory.get().history();
        Examination examination = new Examination(NAME, policy, getContext());
        log().println("Model Gate: " + NAME + " of sha256:" + model + " under policy " + policy.name() + " on "
                + examination.node());
        List<Window> windows = new ArrayList<>();
        WindowAnswer.Asked[] asked = new WindowAnswer.Asked[1];
        Report report = examination.run(
                (inForce, json) -> {
                    MonitorJob.Question question = job.of(inForce, json, history, series);
                    asked[0] = question.asked();
                    return question.worker();
                },
                (results, judged) -> windows.addAll(
                        WindowAnswer.read(results.resolve(WindowJson.FILE), asked[0], judged.verdict())));
        List<String> faults = new ArrayList<>();
        if (breach == OnBreach.REVOKE && report.verdict() == Verdict.FAILED) {
            revoke(run, faults);
        }
        ReportEntry entry = attach(run, report, windows);
        keep(history, series, policy, run, entry, fitting(windows, asked[0], faults), faults);
        return end(run, policy, report, entry, breach, windows.size(), faults);
    }

    private OnBreach breach() throws AbortException {
        for (OnBreach each : OnBreach.values()) {
            if (each.name().equalsIgnoreCase(onBreach)) {
                return each;
            }
        }
        throw new AbortException("onBreach is neither FAIL nor UNSTABLE nor REVOKE");
    }

    private ReportEntry attach(Run<?, ?> run, Report report, List<Window> windows)
            throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        windows.forEach(window -> lines.append(WindowJson.write(window)).append('\n'));
        Map<String, byte[]> attachments = windows.isEmpty()
                ? Map.of()
                : Map.of(WindowJson.FILE, lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ReportEntry entry = ModelGateReports.attach(
                run, report, attachments, getContext().get(FlowNode.class).getId());
        StringBuilder text = new StringBuilder();
        TextReport.write(report, text, false);
        log().print(text);
        // The address is ours; the text is the report's id, which is made by us as well.
        log().println("Model Gate: "
                + HyperlinkNote.encodeTo("/" + ModelGateReports.url(run, entry), "report " + entry.id()));
        return entry;
    }

    /** What could not be taken back is a fault of its own; the build fails either way. */
    private void revoke(Run<?, ?> run, List<String> faults) throws IOException, InterruptedException {
        String reason =
                "The model broke its policy in production: " + NAME + " in " + SafeText.of(run.getFullDisplayName());
        try {
            AlarmedModel.Ended ended =
                    AlarmedModel.end(model, reason, asking -> asking.hasPermission(ModelGatePermissions.REVOKE));
            log().println("Model Gate: approvals of sha256:" + model + " taken back: "
                    + (ended.ended().isEmpty() ? "none was there" : String.join(", ", ended.ended())));
            ended.failed().forEach(why -> faults.add("an approval could not be taken back: " + why));
            if (!ended.kept().isEmpty()) {
                faults.add("this build has not the permission Model Gate/Revoke on the jobs that asked for "
                        + String.join(", ", ended.kept()) + ", so these approvals still hold");
            }
        } catch (IOException e) {
            faults.add("not every approval could be taken back: " + e.getMessage());
        }
    }

    /** What goes into the history: nothing that was compared with another baseline, which would be what is meant the next time. */
    private static List<Window> fitting(List<Window> windows, WindowAnswer.Asked asked, List<String> faults) {
        if (asked.historyFault() != null) {
            faults.add(asked.historyFault() + ". The figures of this window are in the report");
            return List.of();
        }
        for (Window window : windows) {
            String misfit = asked.misfit(window);
            if (misfit != null) {
                faults.add("the window from " + window.from() + " is not taken into its history: " + misfit
                        + ". Its figures are in the report");
                return List.of();
            }
        }
        return windows;
    }

    private void keep(
            MonitoringHistory history,
            Series series,
            Policy policy,
            Run<?, ?> run,
            ReportEntry entry,
            List<Window> windows,
            List<String> faults)
            throws IOException, InterruptedException {
        Origin origin = new Origin(series.job(), series.name(), String.valueOf(run.getNumber()), entry.id(), (int)
                policy.number("monitoring.staleHours"));
        try {
            for (Window window : windows) {
                Appended appended = history.append(window, origin, job.isNewBaseline());
                log().println("Model Gate: window from " + window.from() + " to " + window.to() + " is line "
                        + appended.recorded().number() + " of the model's history"
                        + switch (appended.kind()) {
                            case ADDED -> "";
                            case REVISED ->
                                ", instead of line " + appended.recorded().revises();
                            case REPEATED -> " already";
                        });
            }
        } catch (IOException e) {
            faults.add(e.getMessage() + ". Its figures are in the report");
        }
        ModelWatch.get().look(series);
    }

    private MonitorResult end(
            Run<?, ?> run,
            Policy policy,
            Report report,
            ReportEntry entry,
            OnBreach breach,
            int windows,
            List<String> faults)
            throws IOException, InterruptedException {
        boolean passed = report.verdict() == Verdict.PASSED;
        StringJoiner why = new StringJoiner("; ");
        if (!passed) {
            why.add(Outcome.sentence(report, policy.text("failOn")));
        }
        faults.forEach(why::add);
        if (passed && faults.isEmpty()) {
            return new MonitorResult(report.verdict().name(), model, windows, entry.id());
        }
        Result result = breach == OnBreach.UNSTABLE && faults.isEmpty() ? Result.UNSTABLE : Result.FAILURE;
        FlowNode node = getContext().get(FlowNode.class);
        node.addOrReplaceAction(new WarningAction(result).withMessage(NAME + ": " + why));
        run.setResult(result);
        if (result == Result.UNSTABLE) {
            log().println(NAME + ": " + why + ". The build is unstable");
            return new MonitorResult(report.verdict().name(), model, windows, entry.id());
        }
        throw new AbortException(why + ". The report is on the build's page, " + entry.id());
    }

    private PrintStream log() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class).getLogger();
    }
}
