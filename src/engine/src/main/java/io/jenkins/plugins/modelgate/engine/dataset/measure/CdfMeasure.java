package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** A distance between two cumulative distributions. */
public interface CdfMeasure {

    /** Name of the measure. */
    String measure();

    /** Stable id, such as {@code ks.d}. */
    String variant();

    /** The distance; NaN where it is not defined. */
    double value(Cdf reference, Cdf current);

    /** What it stays below in a share of 1 - alpha of all pairs of samples from one distribution. */
    double floor(Cdf reference, Cdf current, double alpha);

    /** Probability of at least this value without drift, or NaN. Reported; no gate may use it. */
    default double pValue(Cdf reference, Cdf current) {
        return Double.NaN;
    }
}
