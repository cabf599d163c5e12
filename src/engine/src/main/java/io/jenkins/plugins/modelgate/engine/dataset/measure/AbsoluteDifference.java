package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Normalised absolute difference: greatest difference of a bin's rows over the rows of both sides together, 0 to 1. As TensorFlow
 * Data Validation ({@code anomalies/metrics.cc}). It depends on the sizes, so that it is reported and no gate uses it.
 */
public final class AbsoluteDifference implements BinMeasure {

    @Override
    public String measure() {
        return "Normalised absolute difference";
    }

    @Override
    public String variant() {
        return "nad";
    }

    @Override
    public double value(BinPair pair) {
        long[] reference = pair.reference();
        long[] current = pair.current();
        double greatest = 0;
        for (int i = 0; i < reference.length; i++) {
            greatest = Math.max(greatest, Math.abs(reference[i] - current[i]));
        }
        double rows = (double) pair.n() + pair.m();
        return rows == 0 ? 0 : greatest / rows;
    }
}
