package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinRules;
import io.jenkins.plugins.modelgate.engine.dataset.measure.NumericBins;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a first profile counts a column: bins by the rules for baselines, and the fine edges around them.
 *
 * @param bins of the column
 * @param grid its fine edges
 */
record Edges(NumericBins bins, Grid grid) {

    /** From all of a column's values. */
    static Edges exact(double[] values) {
        return of(BinRules.numeric(values), values);
    }

    /** From the values of a column with few different ones, and their rows. */
    static Edges discrete(SortedMap<Double, Long> counts) {
        return new Edges(BinRules.numeric(counts), Grid.of(BinRules.numeric(counts), rank -> counts.firstKey()));
    }

    /**
     * From some of a column's values: edges are the sample's quantiles, the range is the whole column's.
     *
     * @param sample finite, at least one
     */
    static Edges sampled(double[] sample, double min, double max) {
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double value : sample) {
            counts.merge(value + 0.0, 1L, Long::sum);
        }
        TreeSet<Double> points = new TreeSet<>();
        counts.forEach((value, count) -> {
            if (count * BinRules.POINT_MASS >= sample.length) {
                points.add(value);
            }
        });
        double[] others = others(sample, points);
        NumericBins bins = others.length == 0
                ? new NumericBins(false, List.copyOf(points), List.of(), min, max)
                : BinRules.numeric(points, rank -> at(others, rank), min, max);
        return new Edges(bins, Grid.of(bins, rank -> others.length == 0 ? min : at(others, rank)));
    }

    private static Edges of(NumericBins bins, double[] values) {
        double[] others = others(values, new TreeSet<>(bins.points()));
        return new Edges(bins, Grid.of(bins, rank -> others.length == 0 ? bins.min() : at(others, rank)));
    }

    private static double[] others(double[] values, TreeSet<Double> points) {
        return Arrays.stream(values)
                .map(value -> value + 0.0)
                .filter(value -> !points.contains(value))
                .sorted()
                .toArray();
    }

    private static double at(double[] sorted, double rank) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (rank * sorted.length))];
    }
}
