package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Noise floors: how large a distance between two samples of one distribution may well be. PSI, eight times the squared Hellinger
 * distance and 8 ln 2 times the Jensen-Shannon divergence in bits are then asymptotically (1/n + 1/m) chi-squared with k - 1
 * degrees of freedom; the Kolmogorov-Smirnov distance exceeds c(alpha) sqrt((n + m) / (n m)) with probability alpha (Knuth, The Art
 * of Computer Programming 2, 3.3.1).
 */
public final class Floors {
    /** Level of one column's floor. */
    public static final double ALPHA = 0.003;
    /** c(ALPHA), rounded as usual. */
    public static final double COEFFICIENT = 1.8;
    /** Of the Wasserstein distance in standard deviations at ALPHA: simulated for normal to log-normal and binary data. */
    public static final double WASSERSTEIN = 3.5;

    private Floors() {}

    /** Level for each of several columns, so that together they raise few false alarms. */
    public static double alpha(double single, double family, int columns) {
        return Math.min(single, family / Math.max(1, columns));
    }

    /** Floor of PSI. */
    public static double chiSquared(long n, long m, int k, double alpha) {
        if (k < 2) {
            return 0;
        }
        return (1.0 / n + 1.0 / m) * ChiSquaredDistribution.of(k - 1.0).inverseSurvivalProbability(alpha);
    }

    /** c(alpha) = sqrt(-ln(alpha / 2) / 2); 1.8 at the usual level. */
    public static double coefficient(double alpha) {
        return alpha == ALPHA ? COEFFICIENT : Math.sqrt(-Math.log(alpha / 2) / 2);
    }

    /** Floor of the Kolmogorov-Smirnov distance and of the greatest difference of shares. */
    public static double kolmogorov(long n, long m, double alpha) {
        return coefficient(alpha) * scale(n, m);
    }

    /** Floor of the Wasserstein distance in standard deviations of the baseline. */
    public static double wasserstein(long n, long m, double alpha) {
        return WASSERSTEIN * coefficient(alpha) / COEFFICIENT * scale(n, m);
    }

    /** sqrt((n + m) / (n m)). */
    private static double scale(long n, long m) {
        return Math.sqrt(1.0 / n + 1.0 / m);
    }
}
