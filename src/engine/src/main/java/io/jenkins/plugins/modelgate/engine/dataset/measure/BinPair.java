package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Rows of a baseline and of current data in the same bins; bins that are empty on both sides are left out. */
public final class BinPair {
    private final long[] reference;
    private final long[] current;
    private final long n;
    private final long m;

    private BinPair(long[] reference, long[] current) {
        int[] used = IntStream.range(0, reference.length)
                .filter(i -> reference[i] != 0 || current[i] != 0)
                .toArray();
        this.reference = Arrays.stream(used).mapToLong(i -> reference[i]).toArray();
        this.current = Arrays.stream(used).mapToLong(i -> current[i]).toArray();
        this.n = total(this.reference);
        this.m = total(this.current);
    }

    private static long total(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a bin has " + count + " rows");
            }
            sum = Math.addExact(sum, count);
        }
        return sum;
    }

    /** A pair of counts, bin by bin. */
    public static BinPair of(long[] reference, long[] current) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException("the baseline has " + reference.length + " bins, the current data has "
                    + current.length + ": count both in the baseline's bins");
        }
        return new BinPair(reference, current);
    }

    /**
     * A pair of histograms.
     *
     * @throws IllegalArgumentException if their bins differ
     */
    public static BinPair of(Histogram reference, Histogram current) {
        if (!reference.bins().equals(current.bins())) {
            throw new IllegalArgumentException(
                    "the baseline has the bins " + reference.bins().id() + ", the current data "
                            + current.bins().id() + ": count both in the baseline's bins");
        }
        return new BinPair(plain(reference), plain(current));
    }

    private static long[] plain(Histogram histogram) {
        return histogram.counts().stream().mapToLong(Long::longValue).toArray();
    }

    /** A pair over the union of two sets of categories. */
    public static BinPair of(Map<String, Long> reference, Map<String, Long> current) {
        TreeSet<String> names = new TreeSet<>(reference.keySet());
        names.addAll(current.keySet());
        return new BinPair(counts(names, reference), counts(names, current));
    }

    private static long[] counts(TreeSet<String> names, Map<String, Long> counts) {
        return names.stream().mapToLong(name -> counts.getOrDefault(name, 0L)).toArray();
    }

    /** Rows of the baseline. */
    public long n() {
        return n;
    }

    /** Rows of the current data. */
    public long m() {
        return m;
    }

    /** Bins that are not empty on both sides. */
    public int k() {
        return reference.length;
    }

    /** Rows of the baseline, bin by bin. */
    public long[] reference() {
        return reference.clone();
    }

    /** Rows of the current data, bin by bin. */
    public long[] current() {
        return current.clone();
    }

    /** Shares of the baseline, bin by bin. */
    public double[] p() {
        return shares(reference, n, "baseline has");
    }

    /** Shares of the current data, bin by bin. */
    public double[] q() {
        return shares(current, m, "current data have");
    }

    private static double[] shares(long[] counts, long rows, String whose) {
        if (rows == 0) {
            throw new IllegalArgumentException("the " + whose + " no row in any bin, so there is nothing to compare");
        }
        return Arrays.stream(counts).mapToDouble(count -> count / (double) rows).toArray();
    }

    /** The same pair seen from the other side. */
    public BinPair swapped() {
        return new BinPair(current, reference);
    }
}
