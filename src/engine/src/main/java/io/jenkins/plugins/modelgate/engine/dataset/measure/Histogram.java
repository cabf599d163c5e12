package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How many rows fell into each bin, and what was not binned. Two halves of a data set merge into the histogram of the whole.
 *
 * @param bins where the values were counted
 * @param counts rows of each bin
 * @param nulls rows without a value
 * @param nans rows that hold NaN
 * @param infinities rows that hold an infinity
 * @param below binned rows below the baseline's least value; unbounded outer bins hide them
 * @param above binned rows above the baseline's greatest value
 */
public record Histogram(Bins bins, List<Long> counts, long nulls, long nans, long infinities, long below, long above) {

    public Histogram {
        counts = List.copyOf(counts);
        if (counts.size() != bins.size()) {
            throw new IllegalArgumentException(
                    "the histogram has " + counts.size() + " counts for " + bins.size() + " bins");
        }
        if (nulls < 0 || nans < 0 || infinities < 0 || below < 0 || above < 0) {
            throw new IllegalArgumentException("the histogram has a negative count");
        }
        long binned = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("the histogram has a negative count");
            }
            binned = add(binned, count);
        }
        if (add(below, above) > binned) {
            throw new IllegalArgumentException("the histogram has more rows out of range than rows");
        }
        add(add(binned, nulls), add(nans, infinities));
    }

    private static long add(long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the histogram has more rows than a 64-bit count holds", e);
        }
    }

    /** Rows in bins. */
    public long binned() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** All rows, those without a bin included. */
    public long rows() {
        return binned() + nulls + nans + infinities;
    }

    /** Rows whose value the baseline did not have; 0 also where that cannot be known, see {@link Bins#unseen}. */
    public long unseen() {
        return bins.unseen() < 0 ? 0 : counts.get(bins.unseen());
    }

    /**
     * The histogram of both parts.
     *
     * @throws IllegalArgumentException if the other one has other bins
     */
    public Histogram merge(Histogram other) {
        if (!bins.equals(other.bins)) {
            throw new IllegalArgumentException(
                    "histograms over different bins (" + bins.id() + ", " + other.bins.id() + ") do not merge");
        }
        List<Long> sums = new ArrayList<>(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            sums.add(add(counts.get(i), other.counts.get(i)));
        }
        return new Histogram(
                bins,
                sums,
                add(nulls, other.nulls),
                add(nans, other.nans),
                add(infinities, other.infinities),
                add(below, other.below),
                add(above, other.above));
    }
}
