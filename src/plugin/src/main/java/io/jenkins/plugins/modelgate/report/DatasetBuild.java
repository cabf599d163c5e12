package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ColumnChart;
import io.jenkins.plugins.modelgate.engine.dataset.chart.Trend;
import io.jenkins.plugins.modelgate.engine.dataset.chart.TrendPoint;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.Locale;

/** A dataset in one build, as a line of a table. Its texts are foreign: views escape them. */
public final class DatasetBuild {
    private final Run<?, ?> run;
    private final ReportEntry entry;
    private final TrendPoint point;

    DatasetBuild(Run<?, ?> run, ReportEntry entry, @CheckForNull TrendPoint point) {
        this.run = run;
        this.entry = entry;
        this.point = point;
    }

    /** What it remembers, or null. */
    @CheckForNull
    TrendPoint point() {
        return point;
    }

    /** {@code #7}. */
    public String getNumber() {
        return "#" + run.getNumber();
    }

    /** The report's page, relative to Jenkins' root. */
    public String getUrl() {
        return ModelGateReports.url(run, entry);
    }

    public GateView getGate() {
        return new GateView(entry);
    }

    /** Number of rows; empty when it is not known. */
    public String getRows() {
        return point == null ? "" : NumberFormat.getIntegerInstance(Locale.ROOT).format(point.rows());
    }

    /** Share of all values that are missing, in percent; empty when it is not known. */
    public String getMissing() {
        return point == null ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * point.missing());
    }

    /** What drifted, in words. */
    public String getDrift() {
        if (point == null) {
            return Messages.DatasetBuild_NoProfile();
        }
        if (point.columns().stream().noneMatch(column -> Double.isFinite(column.drift()))) {
            return Messages.DatasetBuild_NotCompared();
        }
        if (point.drifted() == 0) {
            return Messages.DatasetBuild_None();
        }
        TrendPoint.Column far = point.columns().stream()
                .filter(column -> column.state() == ColumnChart.State.DRIFTED)
                .max(Comparator.comparingDouble(column -> Double.isFinite(column.drift()) ? column.drift() : 0))
                .orElseThrow();
        return Messages.DatasetBuild_Drifted(
                point.drifted(),
                far.name(),
                Double.isFinite(far.drift()) ? Trend.limits(far.drift()) : Messages.DatasetBuild_NotCompared());
    }
}
