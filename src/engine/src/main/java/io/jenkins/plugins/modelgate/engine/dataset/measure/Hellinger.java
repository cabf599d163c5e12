package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Hellinger distance, sqrt(1 - sum of sqrt(p q)), 0 to 1. Computed as sqrt(half the sum of (sqrt p - sqrt q) squared), which is the
 * same for shares that sum to 1 and loses no digits where p and q are nearly equal.
 */
public final class Hellinger implements BinMeasure {

    @Override
    public String measure() {
        return "Hellinger distance";
    }

    @Override
    public String variant() {
        return "hellinger";
    }

    @Override
    public double value(BinPair pair) {
        return between(pair.p(), pair.q());
    }

    @Override
    public double floor(BinPair pair, double alpha) {
        return Math.sqrt(Floors.chiSquared(pair.n(), pair.m(), pair.k(), alpha) / 8);
    }

    /** The distance of two lists of shares. */
    public static double between(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double difference = Math.sqrt(p[i]) - Math.sqrt(q[i]);
            sum += difference * difference;
        }
        return Math.min(1, Math.sqrt(sum / 2));
    }
}
