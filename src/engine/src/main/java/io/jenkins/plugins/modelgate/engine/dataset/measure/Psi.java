package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Population stability index, the sum of (q - p) ln(q / p), 0 to infinity. As deequ's ({@code analyzers/Distance.scala}) where no
 * bin is empty; an empty bin gets the share min(0.0001, 0.5 / rows), without renormalising, so that it stays below a bin of one
 * row however large the data is.
 */
public final class Psi implements BinMeasure {
    /** Greatest share that stands for an empty bin. */
    static final double EPSILON = 1e-4;

    @Override
    public String measure() {
        return "PSI";
    }

    @Override
    public String variant() {
        return "psi.ln.refbins";
    }

    @Override
    public double value(BinPair pair) {
        return between(pair.p(), pair.q(), epsilon(pair.n()), epsilon(pair.m()));
    }

    @Override
    public double floor(BinPair pair, double alpha) {
        return Floors.chiSquared(pair.n(), pair.m(), pair.k(), alpha);
    }

    /** The share of an empty bin on a side with so many rows. */
    static double epsilon(long rows) {
        return Math.min(EPSILON, 0.5 / rows);
    }

    /**
     * The index of two lists of shares.
     *
     * @param epsilonP stands for each zero in p
     * @param epsilonQ stands for each zero in q
     */
    public static double between(double[] p, double[] q, double epsilonP, double epsilonQ) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double expected = p[i] == 0 ? epsilonP : p[i];
            double actual = q[i] == 0 ? epsilonQ : q[i];
            sum += (actual - expected) * Math.log(actual / expected);
        }
        return sum;
    }
}
