package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.Arrays;
import java.util.List;

/** Counts numbers into bins; one thread at a time. */
public final class NumericCounter {
    private final NumericBins bins;
    private final double[] points;
    private final double[] edges;
    private final boolean ranged;
    private final long[] counts;
    private long nulls;
    private long nans;
    private long infinities;
    private long below;
    private long above;

    public NumericCounter(NumericBins bins) {
        this.bins = bins;
        this.points = plain(bins.points());
        this.edges = plain(bins.edges());
        this.ranged = bins.ranged();
        this.counts = new long[bins.size()];
    }

    private static double[] plain(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Counts one value. */
    public void add(double value) {
        if (Double.isNaN(value)) {
            nans++;
        } else if (Double.isInfinite(value)) {
            infinities++;
        } else {
            counts[index(value)]++;
            if (!ranged) {
                return;
            }
            if (value < bins.min()) {
                below++;
            } else if (value > bins.max()) {
                above++;
            }
        }
    }

    /** Counts one row without a value. */
    public void addNull() {
        nulls++;
    }

    /** The bin of a finite value. */
    int index(double value) {
        double plain = value + 0.0;
        int point = Arrays.binarySearch(points, plain);
        if (point >= 0) {
            return point;
        }
        int edge = Arrays.binarySearch(edges, plain);
        return points.length + (edge >= 0 ? edge + 1 : -edge - 1);
    }

    /** What was counted until now. */
    public Histogram histogram() {
        return new Histogram(bins, Arrays.stream(counts).boxed().toList(), nulls, nans, infinities, below, above);
    }
}
