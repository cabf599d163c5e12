package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Upper tail of the binomial distribution. */
public final class BinomialTail {
    private BinomialTail() {}

    /**
     * Probability of at least k hits in n independent draws that each hit with probability p.
     *
     * @param n at most 2147483647
     */
    public static double atLeast(long k, long n, double p) {
        if (k < 0 || k > n || n > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(k + " hits in " + n + " draws have no binomial tail");
        }
        return k == 0 ? 1 : BinomialDistribution.of((int) n, p).survivalProbability((int) k - 1);
    }
}
