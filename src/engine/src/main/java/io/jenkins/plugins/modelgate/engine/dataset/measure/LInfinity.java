package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** Greatest difference of a bin's shares, 0 to 1. As deequ's simple and robust L-infinity ({@code analyzers/Distance.scala}). */
public final class LInfinity implements BinMeasure {

    @Override
    public String measure() {
        return "L-infinity";
    }

    @Override
    public String variant() {
        return "linf.cat";
    }

    @Override
    public double value(BinPair pair) {
        return between(pair.p(), pair.q());
    }

    @Override
    public double floor(BinPair pair, double alpha) {
        return Floors.kolmogorov(pair.n(), pair.m(), alpha);
    }

    /** What the distance exceeds its floor by, at least 0: deequ's robust form, which the gate does not use. */
    public double robust(BinPair pair, double alpha) {
        return Math.max(0, value(pair) - floor(pair, alpha));
    }

    /** The greatest difference of two lists of shares; 0 for empty lists. */
    public static double between(double[] p, double[] q) {
        double greatest = 0;
        for (int i = 0; i < p.length; i++) {
            greatest = Math.max(greatest, Math.abs(p[i] - q[i]));
        }
        return greatest;
    }
}
