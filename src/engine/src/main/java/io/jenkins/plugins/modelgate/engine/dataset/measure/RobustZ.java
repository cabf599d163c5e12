package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.Arrays;

/**
 * Robust z-score, 0.6745 (x - median) / MAD (Iglewicz and Hoaglin), MAD the median of the distances from the median.
 *
 * @param median middle value
 * @param mad median absolute deviation; 0 if half of the values are equal, then there are no scores
 */
public record RobustZ(double median, double mad) {
    /** Scores beyond this are outliers. */
    public static final double OUTLIER = 3.5;

    private static final double NORMAL = 0.6745;

    /** Median and MAD of finite values, at least one. */
    public static RobustZ of(double[] values) {
        double median = median(values);
        return new RobustZ(
                median,
                median(Arrays.stream(values)
                        .map(value -> Math.abs(value - median))
                        .toArray()));
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values have no median");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a median wants finite values: count NaN and infinities apart");
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }

    /** Score of a value; NaN if MAD is 0. */
    public double score(double value) {
        return mad == 0 ? Double.NaN : NORMAL * (value - median) / mad;
    }
}
