package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/** How sure the model says it is. */
final class Confidence implements RowMeasure {
    /** Below this an answer is a guess between two classes. */
    private static final double LOW = 0.6;

    private final boolean positive;
    private long rows;
    private long outside;
    private long low;
    private double sum;
    private double entropy;

    /** @param positive whether scores are of one class, so that 0.1 is as sure as 0.9 */
    Confidence(boolean positive) {
        this.positive = positive;
    }

    @Override
    public void add(Answer answer) {
        double score = answer.score();
        if (!(score >= 0 && score <= 1)) {
            outside++;
            return;
        }
        double sure = positive ? Math.max(score, 1 - score) : score;
        rows++;
        sum += sure;
        low += sure < LOW ? 1 : 0;
        entropy += bits(score) + bits(1 - score);
    }

    private static double bits(double share) {
        return share > 0 ? -share * Math.log(share) / Math.log(2) : 0;
    }

    @Override
    public void conclude(WindowRun run) {
        if (outside > 0) {
            run.find(
                    MonitorRules.OUTPUT,
                    Severity.HIGH,
                    "scores",
                    DriftWords.count(outside, "row") + " of " + (outside + rows)
                            + " have no score from 0 to 1: the model's output is broken, or the column is another one.");
        }
        if (rows == 0) {
            run.incomplete(MonitorRules.NOT_EXAMINED, "scores", "No row has a score from 0 to 1.");
            return;
        }
        run.measure("confidence.mean", sum / rows);
        run.measure("confidence.low", low / (double) rows);
        run.measure("confidence.entropy", entropy / rows);
    }
}
