package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/** How long answers took. */
final class Latency implements RowMeasure {
    private final LogHistogram times = new LogHistogram();
    private final double limit;
    private long rows;

    /** @param limit of the 95th percentile, in milliseconds */
    Latency(double limit) {
        this.limit = limit;
    }

    @Override
    public void add(Answer answer) {
        rows++;
        if (answer.latency() >= 0 && Double.isFinite(answer.latency())) {
            times.add(answer.latency());
        }
    }

    @Override
    public void conclude(WindowRun run) {
        long without = rows - times.rows();
        if (without > 0) {
            run.find(
                    MonitorRules.LATENCY,
                    Severity.LOW,
                    "latency",
                    DriftWords.count(without, "row") + " of " + rows + " have no latency of 0 milliseconds or more.");
        }
        if (times.rows() == 0) {
            run.incomplete(MonitorRules.NOT_EXAMINED, "latency", "No row has a latency.");
            return;
        }
        run.measure("latency.p50", times.quantile(0.5));
        run.measure("latency.p99", times.quantile(0.99));
        double p95 = times.quantile(0.95);
        run.limit(
                MonitorRules.LATENCY,
                "latency.p95",
                p95,
                limit,
                "One answer in twenty took " + DriftWords.number(Math.round(p95)) + " ms or longer.");
    }
}
