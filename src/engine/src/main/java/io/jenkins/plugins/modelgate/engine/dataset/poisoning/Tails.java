package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * How many values of a column lie how far out. The unit is the spread between its first and its ninth tenth in the sample; the values are
 * those of all rows.
 */
final class Tails {
    /** Spreads beyond these tenths that are far out; from half as many on it is in between. */
    static final double[] FAR = {3, 6, 12, 25};

    private static final int COLUMNS_PER_STATEMENT = 25;

    private final SampleColumn column;
    private final double low;
    private final double high;
    private final TreeMap<Double, Long> above = new TreeMap<>();
    private long values;

    private Tails(SampleColumn column, double low, double high) {
        this.column = column;
        this.low = low;
        this.high = high;
    }

    /** All columns of numbers that have a spread. */
    static List<Tails> of(Examined data) throws DatasetException, InterruptedException {
        RowSample sample = data.sample();
        List<Tails> all = new ArrayList<>();
        for (SampleColumn column : sample.features()) {
            double[] sorted = column.isNumeric() ? column.sorted() : new double[0];
            if (sorted.length == 0) {
                continue;
            }
            Tails tails = new Tails(column, sorted[sorted.length / 10], sorted[(int) (0.9 * (sorted.length - 1))]);
            if (tails.high > tails.low && Double.isFinite(tails.high - tails.low)) {
                all.add(tails);
                if (sample.isWhole()) {
                    tails.count(sorted);
                }
            }
        }
        for (int from = 0; from < all.size() && !sample.isWhole(); from += COLUMNS_PER_STATEMENT) {
            count(data, all.subList(from, Math.min(all.size(), from + COLUMNS_PER_STATEMENT)));
        }
        return all;
    }

    private void count(double[] sorted) {
        values = sorted.length;
        for (double edge : edges()) {
            int at = Arrays.binarySearch(sorted, edge);
            at = at < 0 ? -at - 1 : at;
            while (at > 0 && sorted[at - 1] == edge) {
                at--;
            }
            above.put(edge, (long) sorted.length - at);
        }
    }

    private static void count(Examined data, List<Tails> columns) throws DatasetException, InterruptedException {
        List<String> expressions = new ArrayList<>();
        List<List<Double>> edges = new ArrayList<>();
        List<long[]> counts = new ArrayList<>();
        for (Tails tails : columns) {
            String name = data.quote(tails.column.name());
            expressions.add("CASE WHEN " + data.dialect().isFinite(name) + " THEN "
                    + data.dialect().asDouble(name) + " END");
            edges.add(tails.edges());
            counts.add(new long[tails.edges().size() + 1]);
        }
        data.table()
                .query(
                        data.dialect().binned(data.table().relation(), expressions, edges),
                        row -> counts.get((int) row.number(0))[(int) row.number(1)] += row.number(2));
        for (int i = 0; i < columns.size(); i++) {
            long sum = 0;
            for (int bin = counts.get(i).length - 1; bin > 0; bin--) {
                sum += counts.get(i)[bin];
                columns.get(i).above.put(edges.get(i).get(bin - 1), sum);
            }
            columns.get(i).values = sum + counts.get(i)[0];
        }
    }

    private List<Double> edges() {
        List<Double> edges = new ArrayList<>();
        for (int side : new int[] {1, -1}) {
            for (double spreads : FAR) {
                edges.add(edge(side, spreads));
                edges.add(edge(side, spreads / 2));
            }
        }
        return edges.stream().filter(Double::isFinite).distinct().sorted().toList();
    }

    private double edge(int side, double spreads) {
        return (side > 0 ? high : low) + side * spreads * (high - low);
    }

    SampleColumn column() {
        return column;
    }

    /** Values that are neither NULL nor infinite. */
    long values() {
        return values;
    }

    /** Where "far" begins. */
    double edge(int side, int level) {
        return edge(side, FAR[level]);
    }

    /** Values beyond it. */
    long far(int side, int level) {
        return beyond(side, FAR[level]);
    }

    /** Values from half-way to it. */
    long between(int side, int level) {
        return beyond(side, FAR[level] / 2) - beyond(side, FAR[level]);
    }

    private long beyond(int side, double spreads) {
        Long count = above.get(edge(side, spreads));
        return count == null ? 0 : side > 0 ? count : values - count;
    }
}
