package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** A distance between a baseline and current data that are counted in the same bins. */
public interface BinMeasure {

    /** Name of the measure, such as {@code PSI}. */
    String measure();

    /** Stable id of measure, bins, smoothing and logarithm, such as {@code psi.ln.refbins}. */
    String variant();

    /**
     * The distance.
     *
     * @throws IllegalArgumentException if a side has no rows
     */
    double value(BinPair pair);

    /**
     * What the measure stays below in a share of 1 - alpha of all pairs of samples from one and the same distribution; NaN for
     * measures that no gate may use.
     */
    default double floor(BinPair pair, double alpha) {
        return Double.NaN;
    }

    /** Probability of at least this value without drift, or NaN where it is not known. Reported; no gate may use it. */
    default double pValue(BinPair pair) {
        return Double.NaN;
    }
}
