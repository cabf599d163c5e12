package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {

    /**
     * Of one metric: Wilson's score interval for a share of its samples (E. B. Wilson 1927), the normal one for a given
     * standard error, of both the wider.
     *
     * @param z quantile of the normal distribution, 1.96 for 95 %
     * @return null where the metric tells neither samples nor error
     */
    @CheckForNull
    static Interval of(Metric metric, double z) {
        if (metric.value() == null) {
            return null;
        }
        double value = metric.value();
        Interval wilson = metric.isShare() ? wilson(value, metric.samples(), z) : null;
        Interval normal =
                metric.error() == null ? null : new Interval(value - z * metric.error(), value + z * metric.error());
        return wider(wilson, normal);
    }

    /**
     * Of the difference {@code one - other} of two independent evaluations: Newcombe's method 10 (R. G. Newcombe 1998) for
     * shares, the normal one for standard errors; of both the wider.
     *
     * @return null where one of them tells neither
     */
    @CheckForNull
    static Interval ofDifference(Metric one, Metric other, double z) {
        if (one.value() == null || other.value() == null) {
            return null;
        }
        double difference = one.exact().subtract(other.exact()).doubleValue();
        Interval newcombe = null;
        if (one.isShare() && other.isShare()) {
            Interval first = wilson(one.value(), one.samples(), z);
            Interval second = wilson(other.value(), other.samples(), z);
            newcombe = new Interval(
                    difference - Math.hypot(one.value() - first.low, second.high - other.value()),
                    difference + Math.hypot(first.high - one.value(), other.value() - second.low));
        }
        Interval normal = null;
        if (one.error() != null && other.error() != null) {
            double half = z * Math.hypot(one.error(), other.error());
            normal = new Interval(difference - half, difference + half);
        }
        return wider(newcombe, normal);
    }

    /**
     * Wilson's score interval of a share.
     *
     * @param p the share
     * @param n samples, at least 1
     * @param z quantile of the normal distribution
     */
    public static Interval wilson(double p, double n, double z) {
        double square = z * z;
        double middle = (p + square / (2 * n)) / (1 + square / n);
        double half = z / (1 + square / n) * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
        // At 0 and 1 one end is exactly there, whatever rounding says.
        return new Interval(p == 0 ? 0 : Math.max(0, middle - half), p == 1 ? 1 : Math.min(1, middle + half));
    }

    @CheckForNull
    private static Interval wider(@CheckForNull Interval one, @CheckForNull Interval other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Interval(Math.min(one.low, other.low), Math.max(one.high, other.high));
    }
}
