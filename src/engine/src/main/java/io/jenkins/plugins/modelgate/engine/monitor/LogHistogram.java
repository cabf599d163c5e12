package io.jenkins.plugins.modelgate.engine.monitor;

/**
 * Positive numbers in bins whose bounds grow by 1 %, so that a quantile is off by at most 0.5 % (as DDSketch, Masson et al. 2019, with
 * a relative accuracy of 0.005); zero has a bin of its own. Numbers below a billionth count as zero, those above 10^15 as 10^15.
 */
final class LogHistogram {
    private static final double LEAST = 1e-9;
    private static final double MOST = 1e15;
    private static final double GROWTH = Math.log(1.01);
    private static final int BINS = (int) Math.ceil(Math.log(MOST / LEAST) / GROWTH) + 2;

    private final long[] counts = new long[BINS];
    private long rows;

    /** @param value at least 0 */
    void add(double value) {
        counts[value < LEAST ? 0 : 1 + (int) (Math.log(Math.min(value, MOST) / LEAST) / GROWTH)]++;
        rows++;
    }

    long rows() {
        return rows;
    }

    /** The value below which a share of the numbers lies; NaN without any. */
    double quantile(double share) {
        long rank = (long) Math.ceil(share * rows);
        long below = 0;
        for (int i = 0; i < BINS; i++) {
            below += counts[i];
            if (below >= Math.max(1, rank)) {
                return i == 0 ? 0 : LEAST * Math.exp((i - 0.5) * GROWTH);
            }
        }
        return Double.NaN;
    }
}
