package io.jenkins.plugins.modelgate.engine.quality;

/** How sure one must be. */
final class Confidence {
    /** Share of wrong alarms, both sides together. */
    private static final double ALPHA = 0.05;

    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };

    private static final double TAIL = 0.02425;

    private Confidence() {}

    /**
     * Quantile for so many comparisons at once: with Bonferroni's correction all of them together raise a wrong alarm as
     * seldom as one alone.
     *
     * @param comparisons at least 1
     */
    static double quantile(int comparisons) {
        return -lower(ALPHA / 2 / Math.max(1, comparisons));
    }

    /** Quantile of the standard normal distribution for 0 < p <= 0.5; P. J. Acklam's approximation, relative error 1.2e-9. */
    private static double lower(double p) {
        if (p < TAIL) {
            double q = Math.sqrt(-2 * Math.log(p));
            return polynomial(C, q) / polynomial(D, q);
        }
        double q = p - 0.5;
        double r = q * q;
        return q * polynomial(A, r) / polynomial(B, r);
    }

    private static double polynomial(double[] factors, double x) {
        double sum = 0;
        for (double factor : factors) {
            sum = sum * x + factor;
        }
        return sum;
    }
}
