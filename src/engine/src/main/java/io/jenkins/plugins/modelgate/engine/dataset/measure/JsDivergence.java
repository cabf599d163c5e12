package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Jensen-Shannon divergence with base 2: half of KL(p, M) plus half of KL(q, M), M the mean of p and q, 0 log 0 = 0, 0 to 1. As
 * TensorFlow Data Validation ({@code anomalies/metrics.cc}), but over bins that are the same on both sides.
 */
public final class JsDivergence implements BinMeasure {
    private static final double LN2 = Math.log(2);

    @Override
    public String measure() {
        return "Jensen-Shannon divergence";
    }

    @Override
    public String variant() {
        return "jsd.bits";
    }

    @Override
    public double value(BinPair pair) {
        return between(pair.p(), pair.q());
    }

    @Override
    public double floor(BinPair pair, double alpha) {
        return Floors.chiSquared(pair.n(), pair.m(), pair.k(), alpha) / (8 * LN2);
    }

    /** The divergence of two lists of shares, in bits. */
    public static double between(double[] p, double[] q) {
        double nats = 0;
        for (int i = 0; i < p.length; i++) {
            double mean = (p[i] + q[i]) / 2;
            nats += term(p[i], mean) + term(q[i], mean);
        }
        return Math.max(0, Math.min(1, nats / 2 / LN2));
    }

    private static double term(double share, double mean) {
        return share == 0 ? 0 : share * Math.log(share / mean);
    }
}
