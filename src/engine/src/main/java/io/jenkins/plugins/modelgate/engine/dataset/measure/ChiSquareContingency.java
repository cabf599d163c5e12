package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-squared statistic of the table of two rows (baseline, current) and k columns, k - 1 degrees of freedom. The form for
 * a baseline that is itself a sample: the test of fit would double the statistic. Reported; no gate uses it, because at millions of
 * rows every real refresh of data has p below any level.
 */
public final class ChiSquareContingency implements BinMeasure {

    @Override
    public String measure() {
        return "Chi-squared";
    }

    @Override
    public String variant() {
        return "chi2.contingency";
    }

    @Override
    public double value(BinPair pair) {
        double[] p = pair.p();
        double[] q = pair.q();
        double n = pair.n();
        double m = pair.m();
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double difference = p[i] - q[i];
            sum += difference * difference / (n * p[i] + m * q[i]);
        }
        return n * m * sum;
    }

    @Override
    public double pValue(BinPair pair) {
        return probability(value(pair), pair.k());
    }

    /** Probability of at least this statistic with k - 1 degrees of freedom; 1 if there are none. */
    static double probability(double statistic, int k) {
        if (k < 2) {
            return 1;
        }
        return Double.isInfinite(statistic)
                ? 0
                : ChiSquaredDistribution.of(k - 1.0).survivalProbability(statistic);
    }
}
