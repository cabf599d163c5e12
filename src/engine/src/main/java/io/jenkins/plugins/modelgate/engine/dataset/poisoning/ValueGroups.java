package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values and pairs of values that stand nearly always with one label, by SQL aggregates over all rows. */
final class ValueGroups {
    /** Distinct values up to which a column takes part in pairs. */
    private static final int PAIRED = 200;

    private static final int MOST_PAIRED_COLUMNS = 16;

    /** A column of numbers that hardly repeat: distinct values per row, and rows of a value against those of the next. */
    private static final double CONTINUOUS = 0.05;

    private static final int OUTSTANDING = 4;

    private final Examined data;
    private final RowSample sample;
    private final long least;
    private final Map<String, double[]> shares = new HashMap<>();
    private final List<String> limits = new ArrayList<>();
    private final Continuity continuity;

    ValueGroups(Examined data, RowSample sample) throws DatasetException, InterruptedException {
        this.data = data;
        this.sample = sample;
        this.continuity = new Continuity(sample);
        this.least = TriggerWords.least(data.rows());
    }

    /** What was left out, in sentences. */
    List<String> limits() {
        return limits;
    }

    List<ValueSign> all() throws DatasetException, InterruptedException {
        List<ValueSign> signs = new ArrayList<>();
        List<Integer> paired = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            single(c, signs);
            if (data.facts(sample.columns().get(c)).distinct() <= PAIRED) {
                paired.add(c);
            }
        }
        int columns = data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY).size();
        if (columns > sample.columns().size()) {
            limits.add("only the first " + sample.columns().size() + " of " + columns
                    + " columns were examined for values that act as triggers");
        }
        if (paired.size() > MOST_PAIRED_COLUMNS) {
            limits.add("pairs of values were examined in the " + MOST_PAIRED_COLUMNS
                    + " columns with the fewest distinct values, of " + paired.size());
            paired.sort(java.util.Comparator.comparingLong(
                    c -> data.facts(sample.columns().get(c)).distinct()));
            paired = paired.subList(0, MOST_PAIRED_COLUMNS);
        }
        for (int a = 0; a < paired.size(); a++) {
            for (int b = a + 1; b < paired.size(); b++) {
                pair(Math.min(paired.get(a), paired.get(b)), Math.max(paired.get(a), paired.get(b)), signs);
            }
        }
        return signs;
    }

    private String text(int column) {
        return data.value(sample.columns().get(column));
    }

    private void single(int column, List<ValueSign> signs) throws DatasetException, InterruptedException {
        String sql = "SELECT a, l, n, shown FROM (SELECT a, l, n, sum(n) OVER (PARTITION BY a) shown FROM (SELECT "
                + text(column) + " a, " + data.labels().expression() + " l, count(*) n FROM "
                + data.table().relation() + " GROUP BY 1, 2) AS g WHERE a IS NOT NULL AND l IS NOT NULL) AS h"
                + " WHERE shown >= " + least + " ORDER BY shown DESC, a LIMIT 200000";
        Map<String, long[]> found = new HashMap<>();
        List<String> order = new ArrayList<>();
        data.table().query(sql, row -> {
            int label = data.labels().index(row.text(1));
            if (label >= 0) {
                found.computeIfAbsent(row.text(0), k -> {
                            order.add(k);
                            return new long[data.labels().count()];
                        })[label] =
                        row.number(2);
            }
        });
        String name = sample.columns().get(column);
        ColumnFacts facts = data.facts(name);
        boolean continuous =
                facts.role() == ColumnRole.NUMERIC && facts.distinct() >= CONTINUOUS * Math.max(1, facts.values());
        for (int i = 0; i < order.size(); i++) {
            String value = order.get(i);
            long[] counts = found.get(value);
            double[] share = shares(counts);
            shares.put(column + "\0" + value, share);
            long next = i + 1 < order.size() ? sum(found.get(order.get(i + 1))) : least / 2;
            boolean zero = sample.encoded(column, value) == 0;
            boolean point = continuous && i == 0 && !zero && sum(counts) >= OUTSTANDING * next;
            add(List.of(column), List.of(name), List.of(value), counts, 1, point, signs);
        }
    }

    private void pair(int a, int b, List<ValueSign> signs) throws DatasetException, InterruptedException {
        String sql = "SELECT a, b, l, n FROM (SELECT a, b, l, n, sum(n) OVER (PARTITION BY a, b) shown FROM (SELECT "
                + text(a) + " a, " + text(b) + " b, " + data.labels().expression() + " l, count(*) n FROM "
                + data.table().relation()
                + " GROUP BY 1, 2, 3) AS g WHERE a IS NOT NULL AND b IS NOT NULL AND l IS NOT NULL) AS h WHERE shown >= "
                + least;
        Map<List<String>, long[]> found = new HashMap<>();
        data.table().query(sql, row -> {
            int label = data.labels().index(row.text(2));
            if (label >= 0) {
                found.computeIfAbsent(
                                        List.of(row.text(0), row.text(1)),
                                        k -> new long[data.labels().count()])[label] =
                        row.number(3);
            }
        });
        List<String> names = List.of(sample.columns().get(a), sample.columns().get(b));
        for (Map.Entry<List<String>, long[]> entry : found.entrySet()) {
            int best = best(entry.getValue());
            double[] left = shares.get(a + "\0" + entry.getKey().get(0));
            double[] right = shares.get(b + "\0" + entry.getKey().get(1));
            double expected = left == null || right == null ? 1 : together(left, right)[best];
            add(List.of(a, b), names, entry.getKey(), entry.getValue(), expected, false, signs);
        }
    }

    /** Shares of the classes when two signs are independent within each class. */
    private double[] together(double[] left, double[] right) {
        double[] joint = new double[left.length];
        double sum = 0;
        for (int c = 0; c < joint.length; c++) {
            double prior = data.labels().rows()[c] / (double) data.labels().total();
            joint[c] = left[c] * right[c] / prior;
            sum += joint[c];
        }
        for (int c = 0; c < joint.length && sum > 0; c++) {
            joint[c] /= sum;
        }
        return joint;
    }

    private void add(
            List<Integer> columns,
            List<String> names,
            List<String> values,
            long[] counts,
            double expected,
            boolean point,
            List<ValueSign> signs)
            throws DatasetException, InterruptedException {
        long shown = sum(counts);
        int best = best(counts);
        boolean pure = counts[best] >= TriggerWords.lookedAt(data.options().triggerPurity()) * shown;
        if (shown >= least && shown <= data.rows() / 4 && pure) {
            double prior = data.labels().rows()[best] / (double) data.labels().total();
            double tail = BinomialTail.atLeast(counts[best], shown, prior);
            double continued = continuity.share(columns, values, best, shown);
            signs.add(
                    new ValueSign(columns, names, values, best, shown, counts[best], tail, expected, continued, point));
        }
    }

    private static double[] shares(long[] counts) {
        double[] shares = new double[counts.length];
        long sum = sum(counts);
        for (int c = 0; c < counts.length; c++) {
            shares[c] = (counts[c] + 0.1) / (sum + 0.1 * counts.length);
        }
        return shares;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static int best(long[] counts) {
        int best = 0;
        for (int c = 1; c < counts.length; c++) {
            best = counts[c] > counts[best] ? c : best;
        }
        return best;
    }
}
