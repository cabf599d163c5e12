package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Moments;
import io.jenkins.plugins.modelgate.engine.dataset.measure.RobustZ;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a figure usually is, from few values among which some may be wild: their median, and the greater one of 1.4826 times their median
 * absolute deviation and half of their standard deviation. The limit is Student's, as the data gate's {@code hist.normal} has it for a
 * new value, times min(1.5, 1 + 6/n) for what the robust scale loses; simulated with 200,000 normal histories each, at most the asked
 * rate of false alarms is exceeded by no size from 5 to 100.
 *
 * @param n values
 * @param centre median
 * @param distance farther from it is unusual
 */
record RobustLimit(int n, double centre, double distance) {
    /** With fewer values there is no limit. */
    static final int FEWEST = 5;

    private static final double NORMAL = 1.4826;

    /**
     * A limit.
     *
     * @param values at least {@link #FEWEST}, finite
     * @param size how many values stand behind the limit; fewer than there are where they are residuals of groups
     * @param alpha rate of false alarms, two-sided
     * @param least scale below which nothing is unusual, so that a constant history does not make every change an alarm
     */
    static RobustLimit of(double[] values, int size, double alpha, double least) {
        Scale usual = scale(values, least);
        double student = TDistribution.of(size - 1.0).inverseSurvivalProbability(alpha / 2) * Math.sqrt(1 + 1.0 / size);
        return new RobustLimit(size, usual.centre(), usual.scale() * student * Math.min(1.5, 1 + 6.0 / size));
    }

    /**
     * Where values lie and how far they are apart, some wild ones aside.
     *
     * @param centre median
     * @param scale positive, as a standard deviation
     */
    record Scale(double centre, double scale) {}

    /** As the limit has it. */
    static Scale scale(double[] values, double least) {
        RobustZ robust = RobustZ.of(values);
        double deviation = Moments.of(values).sampleDeviation();
        return new Scale(robust.median(), Math.max(least, Math.max(NORMAL * robust.mad(), deviation / 2)));
    }

    double lower() {
        return centre - distance;
    }

    double upper() {
        return centre + distance;
    }
}
