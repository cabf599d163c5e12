package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Two-proportion z-test with pooled variance, two-sided. */
public final class TwoProportions {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private TwoProportions() {}

    /**
     * The test of k1 hits in n1 rows against k2 hits in n2 rows; z is positive when the first share is the greater one, and 0 with
     * p = 1 when all rows of both are hits or none is.
     */
    public static TestResult of(long k1, long n1, long k2, long n2) {
        if (n1 <= 0 || n2 <= 0 || k1 < 0 || k2 < 0 || k1 > n1 || k2 > n2) {
            throw new IllegalArgumentException(
                    k1 + " of " + n1 + " and " + k2 + " of " + n2 + " rows are not two proportions");
        }
        double pooled = ((double) k1 + k2) / ((double) n1 + n2);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        double difference = k1 / (double) n1 - k2 / (double) n2;
        double z = error == 0 ? 0 : difference / error;
        return new TestResult("ztest.pooled", z, Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z))));
    }
}
