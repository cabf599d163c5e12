package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/** Makes bins from a baseline. */
public final class BinRules {
    /** A numeric baseline of at most so many values has a bin for each. */
    public static final int DISCRETE = 20;
    /** A value in at least one of so many rows (5 %) has a bin of its own: a mass in one point breaks quantile edges. */
    public static final int POINT_MASS = 20;
    /** At most so many categories have a bin of their own. */
    public static final int CATEGORIES = 1000;

    private static final int DECILES = 10;

    private static final Comparator<Map.Entry<String, Long>> BY_COUNT =
            Map.Entry.<String, Long>comparingByValue().reversed();
    private static final Comparator<Map.Entry<String, Long>> BY_BYTES = (a, b) -> Arrays.compareUnsigned(
            a.getKey().getBytes(StandardCharsets.UTF_8), b.getKey().getBytes(StandardCharsets.UTF_8));

    private BinRules() {}

    /**
     * Bins for numbers; {@link NumericBins#NOTHING} if none is finite.
     *
     * @param baseline values; NaN and infinities are left out
     */
    public static NumericBins numeric(double[] baseline) {
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double value : baseline) {
            if (Double.isFinite(value)) {
                counts.merge(value + 0.0, 1L, Long::sum);
            }
        }
        return numeric(counts);
    }

    /**
     * Bins for numbers.
     *
     * @param counts finite values and how often each occurs, at least once
     */
    public static NumericBins numeric(SortedMap<Double, Long> counts) {
        if (counts.isEmpty()) {
            return NumericBins.NOTHING;
        }
        double min = counts.firstKey();
        double max = counts.lastKey();
        if (counts.size() <= DISCRETE) {
            return new NumericBins(true, List.copyOf(counts.keySet()), List.of(), min, max);
        }
        long rows = counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        List<Double> points = new ArrayList<>();
        SortedMap<Double, Long> others = new TreeMap<>();
        counts.forEach((value, count) -> {
            if (Math.multiplyExact(count, POINT_MASS) >= rows) {
                points.add(value);
            } else {
                others.put(value, count);
            }
        });
        return new NumericBins(false, points, deciles(others), min, max);
    }

    /**
     * Bins for numbers of a baseline that is too large to be kept.
     *
     * @param points values known to be in at least 5 % of the rows
     * @param quantile value at a rank of 0 to 1 of the other rows, such as a sketch tells it
     */
    public static NumericBins numeric(Collection<Double> points, DoubleUnaryOperator quantile, double min, double max) {
        TreeSet<Double> edges = new TreeSet<>();
        for (int decile = 1; decile < DECILES; decile++) {
            edges.add(quantile.applyAsDouble(decile / (double) DECILES) + 0.0);
        }
        return new NumericBins(false, List.copyOf(new TreeSet<>(points)), List.copyOf(edges), min, max);
    }

    /** The values below which a tenth, two tenths … of the rows lie. */
    private static List<Double> deciles(SortedMap<Double, Long> counts) {
        long rows = counts.values().stream().mapToLong(Long::longValue).sum();
        TreeSet<Double> edges = new TreeSet<>();
        int decile = 1;
        long below = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            below += entry.getValue();
            while (decile < DECILES && below > rank(rows, decile)) {
                edges.add(entry.getKey());
                decile++;
            }
        }
        return List.copyOf(edges);
    }

    private static long rank(long rows, int decile) {
        return rows / DECILES * decile + rows % DECILES * decile / DECILES;
    }

    /**
     * Bins for categories.
     *
     * @param counts all categories of the baseline with their rows
     */
    public static CategoryBins categories(Map<String, Long> counts) {
        return categories(counts, true);
    }

    /**
     * Bins for categories.
     *
     * @param complete whether the counts hold all of the baseline's categories
     */
    public static CategoryBins categories(Map<String, Long> counts, boolean complete) {
        List<String> sorted = counts.entrySet().stream()
                .sorted(BY_COUNT.thenComparing(BY_BYTES).thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int own = Math.min(CATEGORIES, sorted.size());
        return new CategoryBins(sorted.subList(0, own), sorted.subList(own, sorted.size()), complete);
    }
}
