package io.jenkins.plugins.modelgate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Recorded;
import io.jenkins.plugins.modelgate.engine.monitor.history.Series;
import io.jenkins.plugins.modelgate.engine.monitor.history.Summary;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** A model in production, watched by the real worker: what is kept, what is refused, and what follows. */
public class MonitorModelTest {
    private static final String FIRST = "f".repeat(64);

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static WorkflowJob job;
    private static WorkflowRun first;
    private static Window sample;
    private static int models;

    private String model;

    /** Hears what whoever wants to know would hear. */
    @TestExtension
    public static final class Ear implements MonitorAlert {
        static final List<ConditionChange> HEARD = new ArrayList<>();

        @Override
        public void onChange(ConditionChange change) {
            HEARD.add(change);
        }
    }

    @Before
    public void baseline() throws Exception {
        if (job == null) {
            job = Models.job(r, "");
            Production.baseline(r, job);
            model = FIRST;
            answers(2, 0, 11);
            first = watch(Result.SUCCESS, of(2));
            sample = ModelHistory.get().history().windows(place(), 1).get(0);
        }
        model = String.format("%064x", 0xabc000 + ++models);
        Ear.HEARD.clear();
    }

    @After
    public void clock() {
        ModelHistory.get().setClock(Clock.systemUTC());
    }

    private WorkflowRun watch(Result result, String more) throws Exception {
        return run(
                result,
                "model: '" + model
                        + "', baseline: 'profile.json', timestamp: 'at', predictions: 'answer', client: 'client', key: 'id'"
                        + more);
    }

    private static WorkflowRun run(Result result, String parameters) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node('built-in') { def done = monitorModel(current: 'answers.csv', " + parameters
                        + ")\necho \"said ${done.verdict} ${done.windows} ${done.model}\" }",
                true));
        return r.buildAndAssertStatus(result, job);
    }

    private static void answers(int daysAgo, double shift, long seed) throws Exception {
        FilePath workspace = r.jenkins.getWorkspaceFor(job);
        Production.put(workspace.child("answers.csv"), Production.day(daysAgo), 3000, shift, seed);
    }

    private static String of(int daysAgo) {
        return ", window: '" + Production.day(daysAgo) + "/" + Production.day(daysAgo - 1) + "'";
    }

    private Summary summary() throws Exception {
        return ModelHistory.get().history().summary(place()).orElseThrow();
    }

    private Place place() {
        return Place.of(new Series(model, job.getFullName(), ""));
    }

    /** A day before, as a worker measured it. */
    private void watched(int daysAgo) throws Exception {
        Window window = new Window(
                model,
                sample.baseline(),
                sample.schema(),
                Production.day(daysAgo),
                Production.day(daysAgo - 1),
                sample.rows(),
                sample.measures(),
                Verdict.PASSED);
        ModelHistory.get().history().append(window, Production.origin(job.getFullName(), ""), false);
    }

    @Test
    public void windowsAreKeptAndTheSameAgainIsKeptOnce() throws Exception {
        model = FIRST;
        r.assertLogContains("said PASSED 1 " + model, first);
        r.assertLogContains("is line 1 of the model's history", first);
        Recorded line = ModelHistory.get().history().lines(place(), 0, 9).get(0);
        ReportEntry entry = first.getAction(ModelGateRunAction.class).entries().get(0);
        assertThat(line.origin().report()).isEqualTo(entry.id());
        assertThat(line.origin().build()).isEqualTo(first.getId());
        assertThat(line.origin().staleHours()).isEqualTo(48);
        assertThat(line.window().rows()).isEqualTo(3000);
        assertThat(line.window().measures()).containsKey("drift.psi.amount");
        assertThat(first.getAction(ModelGateRunAction.class).store().file(entry.id(), "window.json"))
                .isRegularFile();
        // What the audit log says came first and names the model.
        assertThat(verdicts()).anyMatch(each -> model.equals(each.detail().get("model")));

        answers(2, 0, 11);
        r.assertLogContains("is line 1 of the model's history already", watch(Result.SUCCESS, of(2)));
        answers(1, 0, 12);
        r.assertLogContains("is line 2 of the model's history", watch(Result.SUCCESS, of(1)));
        assertThat(summary().lines()).isEqualTo(2);
        // Another test lets time pass; that it is well again then is no alarm.
        assertThat(about()).allMatch(ConditionChange::isGood);
        // After a restart everything is there again.
        ModelHistory.get().forget();
        assertThat(summary().lines()).isEqualTo(2);
    }

    private static List<Entry> verdicts() throws Exception {
        AuditReader reader = AuditTrail.get().reader();
        List<Entry> entries = new ArrayList<>();
        for (long i = 0; i < reader.size(); i++) {
            if (reader.entry(i).type().equals("gate.verdict")) {
                entries.add(reader.entry(i));
            }
        }
        return entries;
    }

    @Test
    public void whatBreaksThePolicyIsKeptToldAndStopsAsThePipelineSays() throws Exception {
        watched(2);
        answers(1, 2, 22);
        WorkflowRun unstable = watch(Result.UNSTABLE, of(1) + ", onBreach: 'UNSTABLE'");
        r.assertLogContains("said FAILED 1 " + model, unstable);
        r.assertLogContains("The build is unstable", unstable);
        assertThat(summary().at(ModelHistory.get().now())).isEqualTo(Condition.ALARMED);
        assertThat(about()).singleElement().satisfies(change -> {
            assertThat(change.now()).isEqualTo(Condition.ALARMED);
            assertThat(change.sentence()).contains(model, job.getFullName(), "broke the policy");
        });
        r.assertLogContains("drift/distribution", unstable);
        assertThat(summary().lines()).isEqualTo(2);
    }

    @Test
    public void windowsThatDoNotFitAreToldAndTheirFiguresAreInTheReport() throws Exception {
        watched(2);
        answers(2, 0, 31);
        String half = ", window: '" + Production.day(2).plus(Duration.ofHours(12)) + "/" + Production.day(1) + "'";
        WorkflowRun overlap = watch(Result.FAILURE, half + ", onBreach: 'UNSTABLE'");
        r.assertLogContains("that it shares time with", overlap);
        r.assertLogContains("Its figures are in the report", overlap);
        assertThat(overlap.getAction(ModelGateRunAction.class).entries()).hasSize(1);
        assertThat(summary().lines()).isEqualTo(1);
    }

    @Test
    public void anotherBaselineMustBeMeant() throws Exception {
        watched(2);
        FilePath profile = r.jenkins.getWorkspaceFor(job).child("profile.json");
        String approved = profile.readToString();
        try {
            // Still the same profile, but not the same file: a digest knows no difference that does not matter.
            profile.write(approved + "\n", "UTF-8");
            answers(1, 0, 42);
            WorkflowRun swapped = watch(Result.FAILURE, of(1));
            r.assertLogContains("monitor/baseline", swapped);
            r.assertLogContains("is not taken into its history: it was compared with the baseline", swapped);
            watch(Result.SUCCESS, of(1) + ", newBaseline: true");
            r.assertLogContains("leave newBaseline out", watch(Result.FAILURE, of(1) + ", newBaseline: true"));
            assertThat(summary().lines()).isEqualTo(2);
        } finally {
            profile.write(approved, "UTF-8");
        }
    }

    @Test
    public void anUnreadableHistoryFailsTheBuildAndIsLeftAlone() throws Exception {
        watched(2);
        Path file = file();
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = whole.clone();
        broken[whole.length / 2] ^= 1;
        Files.write(file, broken);
        ModelHistory.get().forget();
        answers(1, 0, 52);
        WorkflowRun run = watch(Result.FAILURE, of(1));
        r.assertLogContains("cannot be read", run);
        r.assertLogContains("restore it from a backup", run);
        assertThat(run.getAction(ModelGateRunAction.class).entries()).hasSize(1);
        assertThat(Files.readAllBytes(file)).isEqualTo(broken);
        assertThat(new ModelsMonitor().getLines()).anyMatch(line -> line.contains("cannot be read"));
        Files.write(file, whole);
        watched(1);
        assertThat(summary().lines()).isEqualTo(2);
    }

    @Test
    public void damageBeforeTheNewestWindowOpensNoGate() throws Exception {
        watched(4);
        watched(3);
        watched(2);
        Path file = file();
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = whole.clone();
        broken[whole.length / 6] ^= 1;
        Files.write(file, broken);
        answers(1, 0, 53);
        WorkflowRun run = watch(Result.FAILURE, of(1) + ", newBaseline: true, onBreach: 'UNSTABLE'");
        r.assertLogContains("The history cannot be read: ", run);
        assertThat(run.getAction(ModelGateRunAction.class).entries().get(0).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(Files.readAllBytes(file)).isEqualTo(broken);
        Files.write(file, whole);
        watch(Result.SUCCESS, of(1));
        assertThat(summary().lines()).isEqualTo(4);
    }

    private Path file() throws Exception {
        try (var all = Files.walk(r.jenkins.getRootDir().toPath().resolve(ModelHistory.DIRECTORY))) {
            return all.filter(path -> path.toString().contains(model.substring(2))
                            && path.toString().endsWith(".windows"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    public void whatCannotBeMeantIsSaid() throws Exception {
        answers(1, 0, 61);
        r.assertLogContains("model is no digest", run(Result.FAILURE, "model: 'model/', baseline: 'profile.json'"));
        r.assertLogContains("baseline is missing", run(Result.FAILURE, "model: '" + model + "'"));
        r.assertLogContains("neither FAIL nor UNSTABLE nor REVOKE", watch(Result.FAILURE, ", onBreach: 'IGNORE'"));
        r.assertLogContains(
                "below the workspace", run(Result.FAILURE, "model: '" + model + "', baseline: '../profile.json'"));
        assertThat(ModelHistory.get().history().summary(place())).isEmpty();
    }

    @Test
    public void aModelThatNobodyWatchesIsStaleAndToldOnce() throws Exception {
        ModelHistory.get()
                .history()
                .append(
                        Production.window(model, 3, Verdict.PASSED, 0.01),
                        Production.origin(job.getFullName(), ""),
                        false);
        ModelWatch.get().look();
        assertThat(about()).isEmpty();
        ModelHistory.get().setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(50)));
        ModelWatch.get().look();
        ModelWatch.get().look();
        assertThat(about()).singleElement().satisfies(change -> {
            assertThat(change.now()).isEqualTo(Condition.STALE);
            assertThat(change.sentence()).contains("the policy allows 48 hours");
        });
        assertThat(new ModelsMonitor().isActivated()).isTrue();
    }

    private List<ConditionChange> about() {
        return Ear.HEARD.stream().filter(change -> change.model().equals(model)).toList();
    }
}
