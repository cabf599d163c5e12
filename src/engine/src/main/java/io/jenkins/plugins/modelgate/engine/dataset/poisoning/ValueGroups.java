package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values and pairs of values that stand nearly always with one label: values by an SQL aggregate over all rows, pairs of frequent values
 * over the sample.
 */
final class ValueGroups {
    /** Rows times pairs of columns that are counted. */
    private static final long MOST_WORK = 150_000_000;

    /** Rows of a pair, as a multiple of those of a value: of thousands of pairs some show a small variety of a class. */
    private static final double PAIR_LEAST = 1.5;

    /** A column of numbers that hardly repeat: distinct values per row, and rows of a value against those of the next. */
    private static final double CONTINUOUS = 0.05;

    private static final int OUTSTANDING = 4;

    private final Examined data;
    private final RowSample sample;
    private final long least;
    private final Map<String, double[]> shares = new HashMap<>();
    private final List<List<String>> frequent = new ArrayList<>();
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
        for (int c = 0; c < sample.columns().size(); c++) {
            single(c, signs);
        }
        int columns = data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY).size();
        if (columns > sample.columns().size()) {
            limits.add("only the first " + sample.columns().size() + " of " + columns
                    + " columns were examined for values that act as triggers");
        }
        pairs(signs);
        return signs;
    }

    private void pairs(List<ValueSign> signs) throws DatasetException, InterruptedException {
        List<Integer> columns = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            if (!frequent.get(c).isEmpty()) {
                columns.add(c);
            }
        }
        int most = (int) Math.max(2, Math.sqrt(2.0 * MOST_WORK / Math.max(1, sample.size())));
        if (columns.size() > most) {
            limits.add("pairs of values were examined in the " + most + " columns with the fewest distinct values, of "
                    + columns.size());
            columns.sort(Comparator.comparingLong(
                    c -> data.facts(sample.columns().get(c)).distinct()));
            columns = columns.subList(0, most);
        }
        int[][] values = new int[columns.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = values(columns.get(i));
        }
        for (int a = 0; a < values.length; a++) {
            for (int b = a + 1; b < values.length; b++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                pair(columns.get(a), columns.get(b), values[a], values[b], signs);
            }
        }
    }

    /** Number of each row's value among the frequent ones of the column, -1 for a rare one. */
    private int[] values(int column) {
        Map<Float, Integer> numbers = new HashMap<>();
        List<String> texts = frequent.get(column);
        for (int i = 0; i < texts.size(); i++) {
            numbers.put(sample.encoded(column, texts.get(i)), i);
        }
        int[] values = new int[sample.size()];
        for (int r = 0; r < values.length; r++) {
            values[r] = numbers.getOrDefault(sample.value(r, column), -1);
        }
        return values;
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
        frequent.add(order);
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

    private void pair(int a, int b, int[] left, int[] right, List<ValueSign> signs)
            throws DatasetException, InterruptedException {
        LongCounts counts = new LongCounts(data.labels().count(), 1 << 20);
        for (int r = 0; r < left.length; r++) {
            if (left[r] >= 0 && right[r] >= 0 && sample.label(r) >= 0) {
                counts.add((left[r] + 1L) << 32 | right[r], sample.label(r));
            }
        }
        List<ValueSign> found = new ArrayList<>();
        List<long[]> pure = new ArrayList<>();
        counts.forEach((key, row) -> {
            long[] scaled = new long[row.length + 1];
            for (int c = 0; c < row.length; c++) {
                scaled[c] = Math.round(row[c] * sample.scale());
            }
            scaled[row.length] = key;
            pure.add(scaled);
        });
        List<String> names = List.of(sample.columns().get(a), sample.columns().get(b));
        for (long[] row : pure) {
            long key = row[row.length - 1];
            long[] scaled = Arrays.copyOf(row, row.length - 1);
            String first = frequent.get(a).get((int) (key >>> 32) - 1);
            String second = frequent.get(b).get((int) key);
            double[] one = shares.get(a + "\0" + first);
            double[] other = shares.get(b + "\0" + second);
            double expected = one == null || other == null ? 1 : together(one, other)[best(scaled)];
            if (sum(scaled) >= least * PAIR_LEAST && expected < usualFrom(best(scaled))) {
                add(List.of(a, b), names, List.of(first, second), scaled, expected, false, found);
            }
        }
        signs.addAll(found);
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
            boolean natural = continued >= usualFrom(best) || columns.size() == 2 && expected >= usualFrom(best);
            signs.add(new ValueSign(columns, names, values, best, shown, counts[best], tail, expected, natural, point));
        }
    }

    /** Share of a label that tells more of it than of the rest: half-way from its share of all rows to all. */
    private double usualFrom(int label) {
        return (1 + data.labels().rows()[label] / (double) data.labels().total()) / 2;
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
