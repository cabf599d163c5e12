package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.measure.NumericBins;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Fine edges, about every half percent of the baseline's rows. Interval i has the values that are not below edge i - 1 and below
 * edge i. The first edge is the baseline's least value and the last one the next double above its greatest, so that the outer
 * intervals count what is out of its range; a value with a bin of its own has the interval up to the next double. One search in
 * one list thus counts bins, points, range and cumulative distribution at once.
 *
 * @param edges ascending, finite
 */
public record Grid(List<Double> edges) {
    /** Edges that a grid has at most. */
    public static final int MOST = 1024;
    /** Parts into which quantiles divide the rows. */
    static final int PARTS = 200;

    public Grid {
        edges = List.copyOf(edges);
        if (edges.isEmpty() || edges.size() > MOST) {
            throw new IllegalArgumentException("there are " + edges.size() + " edges, not 1 to " + MOST);
        }
        for (int i = 0; i < edges.size(); i++) {
            if (!Double.isFinite(edges.get(i)) || i > 0 && edges.get(i) <= edges.get(i - 1)) {
                throw new IllegalArgumentException("edge " + i + " is not finite, or not above the one before it");
            }
        }
    }

    /**
     * The grid of a baseline.
     *
     * @param quantile value at a rank of 0 to 1 of the rows that have no point bin
     */
    static Grid of(NumericBins bins, DoubleUnaryOperator quantile) {
        TreeSet<Double> edges = new TreeSet<>(bins.edges());
        edges.add(bins.min());
        edges.add(Math.nextUp(bins.max()) + 0.0);
        for (double point : bins.points()) {
            edges.add(point);
            edges.add(Math.nextUp(point) + 0.0);
        }
        for (int i = 1; i < PARTS && !bins.discrete(); i++) {
            edges.add(Math.max(bins.min(), Math.min(bins.max(), quantile.applyAsDouble(i / (double) PARTS) + 0.0)));
        }
        edges.remove(Double.POSITIVE_INFINITY);
        return new Grid(List.copyOf(edges));
    }

    /** Number of intervals. */
    public int size() {
        return edges.size() + 1;
    }

    /** Whether an interval holds one value alone. */
    public boolean isPoint(int interval) {
        return interval > 0 && interval < edges.size() && Math.nextUp(edges.get(interval - 1)) == edges.get(interval);
    }

    /** Whether there is an interval for what is above this value. */
    boolean reachesBeyond(double max) {
        return edges.get(edges.size() - 1) > max;
    }

    /** Whether the intervals tell the bins apart, and what is out of their range. */
    boolean holds(NumericBins bins) {
        return edges.get(0) == bins.min()
                && (Math.nextUp(bins.max()) == edges.get(edges.size() - 1) || bins.max() == Double.MAX_VALUE)
                && bins.edges().stream().allMatch(this::has)
                && bins.points().stream()
                        .allMatch(point -> has(point) && (has(Math.nextUp(point)) || point == Double.MAX_VALUE));
    }

    private boolean has(double edge) {
        return Collections.binarySearch(edges, edge + 0.0) >= 0;
    }

    /** The bin that an interval is in. */
    int bin(NumericBins bins, int interval) {
        if (interval > 0) {
            int point = Collections.binarySearch(bins.points(), edges.get(interval - 1));
            if (point >= 0) {
                return point;
            }
        }
        if (bins.discrete() || interval == 0) {
            return bins.points().size();
        }
        int edge = Collections.binarySearch(bins.edges(), edges.get(interval - 1));
        return bins.points().size() + (edge >= 0 ? edge + 1 : -edge - 1);
    }
}
