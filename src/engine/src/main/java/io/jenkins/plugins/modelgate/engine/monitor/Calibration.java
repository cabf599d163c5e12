package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;

/**
 * Whether probabilities are what they say: expected calibration error over 15 bins of equal width (Guo et al., 2017) and Brier score
 * (1950). Few labels make an error by chance; what counts must exceed twice what a perfect model of that size would show on average.
 */
final class Calibration {
    private static final int BINS = 15;
    /** Mean distance of a normal variable from its mean, in deviations. */
    private static final double MEAN_DISTANCE = Math.sqrt(2 / Math.PI);

    private final double[] scores = new double[BINS];
    private final double[] hits = new double[BINS];
    private final double[] variance = new double[BINS];
    private final long[] rows = new long[BINS];
    private long all;
    private double squares;

    void add(double score, boolean hit) {
        int bin = (int) Math.min(BINS - 1, score * BINS);
        scores[bin] += score;
        hits[bin] += hit ? 1 : 0;
        variance[bin] += score * (1 - score);
        rows[bin]++;
        all++;
        squares += (score - (hit ? 1 : 0)) * (score - (hit ? 1 : 0));
    }

    double error() {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += Math.abs(scores[i] - hits[i]);
        }
        return sum / all;
    }

    /** Mean error of a perfectly calibrated model with these scores. */
    double chance() {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += MEAN_DISTANCE * Math.sqrt(variance[i]);
        }
        return sum / all;
    }

    void conclude(WindowRun run, double limit) {
        if (all == 0) {
            return;
        }
        run.measure("calibration.brier", squares / all);
        double error = error();
        if (error > 2 * chance()) {
            run.limit(
                    MonitorRules.CALIBRATION,
                    "calibration.ece",
                    error,
                    limit,
                    "Scores and what turned out to be true differ by " + DriftWords.percent(error) + " on average.");
        } else {
            run.measure("calibration.ece", error);
            run.gauge("calibration.ece", error, limit, false, false);
        }
    }
}
