package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.monitor.history.Recorded;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.VerdictView;
import java.text.NumberFormat;
import java.util.Locale;

/** One line of a history as the page shows it. */
public final class WindowRow {
    private final Recorded line;
    private final Job<?, ?> job;

    WindowRow(Recorded line, @CheckForNull Job<?, ?> job) {
        this.line = line;
        this.job = job;
    }

    public long getNumber() {
        return line.number();
    }

    /** Number of the line that this one takes the place of, 0 for none. */
    public long getRevises() {
        return line.revises();
    }

    public String getFrom() {
        return SeriesRow.time(line.window().from());
    }

    public String getTo() {
        return SeriesRow.time(line.window().to());
    }

    public String getRows() {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(line.window().rows());
    }

    public VerdictView getVerdict() {
        return VerdictView.of(line.window().verdict());
    }

    public String getRecorded() {
        return SeriesRow.time(line.recorded());
    }

    /** Number of the build that watched. */
    public String getBuild() {
        return SafeText.of(line.origin().build());
    }

    /** The report, relative to Jenkins' root; null when the build is gone. */
    @CheckForNull
    public String getUrl() {
        Run<?, ?> run = run();
        ModelGateRunAction action = run == null ? null : run.getAction(ModelGateRunAction.class);
        return action == null
                ? null
                : action.entries().stream()
                        .filter(entry -> entry.id().equals(line.origin().report()))
                        .findFirst()
                        .map(entry -> ModelGateReports.url(run, entry))
                        .orElse(run.getUrl());
    }

    @CheckForNull
    private Run<?, ?> run() {
        try {
            return job == null
                    ? null
                    : job.getBuildByNumber(Integer.parseInt(line.origin().build()));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
