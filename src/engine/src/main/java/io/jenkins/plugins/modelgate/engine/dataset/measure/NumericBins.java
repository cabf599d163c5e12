package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;

/**
 * Bins of a numeric column: point bins, each for one value, then either one bin for all other values (a discrete column) or
 * intervals that cover the real line.
 *
 * <p>The index of an interval is the number of edges that are not above the value, so intervals are closed on the left and the
 * outer ones are unbounded. A value with a point bin never counts in an interval. Minus zero is zero.
 *
 * @param discrete whether the baseline had so few values that each has a bin; then there are no edges
 * @param points values with a bin of their own, ascending
 * @param edges inner edges of the intervals, ascending
 * @param min least value of the baseline
 * @param max greatest value of the baseline
 */
public record NumericBins(boolean discrete, List<Double> points, List<Double> edges, double min, double max)
        implements Bins {

    /** Name of the bin for values that a discrete baseline did not have. */
    static final String UNSEEN = "__new__";

    /** Bins of a baseline without a finite value: whatever number comes is new, and there is no range to be out of. */
    public static final NumericBins NOTHING = new NumericBins(true, List.of(), List.of(), 0, 0);

    public NumericBins {
        points = ascending("point", points);
        edges = ascending("edge", edges);
        if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
            throw new IllegalArgumentException(
                    "the baseline's range [" + min + ", " + max + "] is not finite or upside down");
        }
        if (discrete && !edges.isEmpty()) {
            throw new IllegalArgumentException(
                    "a discrete column has point bins alone, not " + edges.size() + " edges");
        }
        min = min + 0.0;
        max = max + 0.0;
    }

    private static List<Double> ascending(String what, List<Double> values) {
        List<Double> plain = values.stream().map(value -> value + 0.0).toList();
        for (int i = 0; i < plain.size(); i++) {
            if (!Double.isFinite(plain.get(i))) {
                throw new IllegalArgumentException(what + " " + i + " of the bins is " + plain.get(i) + ", not finite");
            }
            if (i > 0 && plain.get(i) <= plain.get(i - 1)) {
                throw new IllegalArgumentException(what + " " + i + " of the bins is not above the one before it");
            }
        }
        return plain;
    }

    /** Whether the baseline had a finite value. */
    boolean ranged() {
        return !discrete || !points.isEmpty();
    }

    @Override
    public int size() {
        return points.size() + edges.size() + 1;
    }

    @Override
    public int unseen() {
        return discrete ? points.size() : -1;
    }

    @Override
    public String id() {
        Fingerprint print = new Fingerprint().add(min).add(max).add(points.size());
        points.forEach(print::add);
        edges.forEach(print::add);
        return (discrete ? "values/" : "deciles/") + size() + "/" + print.hex();
    }

    @Override
    public String label(int index) {
        if (index < points.size()) {
            return "= " + points.get(index);
        }
        if (discrete) {
            return UNSEEN;
        }
        int interval = index - points.size();
        String from = interval == 0 ? "(-inf" : "[" + edges.get(interval - 1);
        return from + ", " + (interval == edges.size() ? "+inf)" : edges.get(interval) + ")");
    }
}
