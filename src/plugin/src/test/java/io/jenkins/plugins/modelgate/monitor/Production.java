package io.jenkins.plugins.modelgate.monitor;

import hudson.FilePath;
import io.jenkins.plugins.modelgate.engine.monitor.history.Origin;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Answers of a model in production for the workspaces of tests, and windows as they become in a history. */
public final class Production {
    private Production() {}

    /** Midnight so many days ago: the newest answers must not be stale. */
    public static Instant day(int ago) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(ago));
    }

    /**
     * Puts a day of answers somewhere.
     *
     * @param shift of the mean of {@code amount}, in its standard deviations
     */
    public static void put(FilePath target, Instant day, int rows, double shift, long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("id,at,amount,region,answer,client\n");
        for (int i = 0; i < rows; i++) {
            double amount = random.nextGaussian() + shift;
            csv.append("r").append(i).append(',');
            csv.append(day.plusMillis((long) ((i + random.nextDouble()) * 86_400_000 / rows)))
                    .append(',');
            csv.append(String.format(Locale.ROOT, "%.2f", 60 + 12 * amount)).append(',');
            csv.append("north south east west".split(" ")[random.nextInt(4)]).append(',');
            csv.append(amount > 0 ? "yes" : "no").append(',');
            csv.append("c").append(random.nextInt(40)).append('\n');
        }
        target.write(csv.toString(), "UTF-8");
    }

    /** Lets a build examine answers as they were when the model was approved, and puts their profile into the workspace. */
    public static void baseline(JenkinsRule r, WorkflowJob job) throws Exception {
        FilePath workspace = r.jenkins.getWorkspaceFor(job);
        put(workspace.child("approved.csv"), day(90), 4000, 0, 1);
        job.setDefinition(new CpsFlowDefinition("node('built-in') { validateDataset 'approved.csv' }", true));
        WorkflowRun run = r.buildAndAssertSuccess(job);
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        ReportEntry entry = action.entries().get(0);
        workspace
                .child("profile.json")
                .copyFrom(Files.newInputStream(action.store().file(entry.id(), "profile.json")));
    }

    /** A window of an hour of the time before now. */
    static Window window(String model, int hoursAgo, Verdict verdict, double psi) {
        Map<String, Double> measures = new TreeMap<>();
        measures.put("volume.rows", 1000.0 + 37 * (hoursAgo % 5));
        measures.put("drift.psi.amount", psi);
        measures.put("drift.psi.<b>\"region\"", 0.01 * (hoursAgo % 3));
        measures.put("performance.accuracy", 0.93 - psi / 10);
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hoursAgo));
        return new Window(
                model, "b".repeat(64), "c".repeat(64), from, from.plus(Duration.ofHours(1)), 1000, measures, verdict);
    }

    static Origin origin(String job, String name) {
        return new Origin(job, name, "1", "monitorModel-0011223344556677", 48);
    }
}
