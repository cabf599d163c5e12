package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.function.ToLongFunction;

/**
 * Difference of the shares of rows that have no bin, of all rows. Such rows are kept out of the distances, so that they have a gate
 * of their own: a column that turns into NaN has no distance left to fail.
 */
enum Missing {
    NULLS("Null share", "nulls", Histogram::nulls),
    NANS("NaN share", "nans", Histogram::nans),
    INFINITIES("Infinite share", "infinities", Histogram::infinities);

    static final String VARIANT = "share.diff";

    private final String measure;
    private final String bins;
    private final ToLongFunction<Histogram> count;

    Missing(String measure, String bins, ToLongFunction<Histogram> count) {
        this.measure = measure;
        this.bins = bins;
        this.count = count;
    }

    String measure() {
        return measure;
    }

    String bins() {
        return bins;
    }

    /** Rows with and without. */
    BinPair pair(Histogram reference, Histogram current) {
        return BinPair.of(split(reference), split(current));
    }

    private long[] split(Histogram histogram) {
        long missing = count.applyAsLong(histogram);
        return new long[] {missing, histogram.rows() - missing};
    }
}
