package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** Total variation distance, half the sum of |p - q|, 0 to 1. Reported; no gate uses it. */
public final class TotalVariation implements BinMeasure {

    @Override
    public String measure() {
        return "Total variation distance";
    }

    @Override
    public String variant() {
        return "tvd";
    }

    @Override
    public double value(BinPair pair) {
        return between(pair.p(), pair.q());
    }

    /** The distance of two lists of shares. */
    public static double between(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(p[i] - q[i]);
        }
        return Math.min(1, sum / 2);
    }
}
