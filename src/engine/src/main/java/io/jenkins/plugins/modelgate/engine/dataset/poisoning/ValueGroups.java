package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Values and pairs of values that stand nearly always with one label. Frequent values come from the sample; where it is not the whole
 * table, the rows of a value that looks telling are counted in all of it.
 */
final class ValueGroups {
    /** Rows times pairs of columns that are counted. */
    private static final long MOST_WORK = 150_000_000;

    /** Cells of a pair's table of counts. */
    private static final int MOST_CELLS = 1 << 22;

    /** Rows of a pair, as a multiple of those of a value: of thousands of pairs some show a small variety of a class. */
    private static final double PAIR_LEAST = 1.5;

    /** A column of numbers that hardly repeat: distinct values per row, and rows of a value against those of the next. */
    private static final double CONTINUOUS = 0.05;

    private static final int OUTSTANDING = 4;

    /** Of the way from a label's share of all rows to all, how far the numbers next to a value may be that stands alone with it. */
    private static final double ALONE = 0.25;

    /** Distinct numbers from which a column is a scale and not a few codes, and from which it surely is. */
    private static final int SCALE = 8;

    private static final int QUANTITY = 20;

    /** Share of the expected rows in the sample below which a value of the whole table does not fall by chance. */
    private static final double DRAWN = 0.4;

    private final Examined data;
    private final RowSample sample;
    private final int classes;
    private final long least;
    private final double[] priors;
    private final List<int[]> frequent = new ArrayList<>();
    private final List<double[][]> shares = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();
    private final Continuity continuity;

    ValueGroups(Examined data, RowSample sample) throws DatasetException, InterruptedException {
        this.data = data;
        this.sample = sample;
        this.continuity = new Continuity(sample);
        this.least = TriggerWords.least(data.rows());
        this.classes = data.labels().count();
        this.priors = new double[classes];
        double total = data.labels().total();
        Arrays.setAll(priors, c -> data.labels().rows()[c] / total);
    }

    /** What was left out, in sentences. */
    List<String> limits() {
        return limits;
    }

    List<ValueSign> all() throws DatasetException, InterruptedException {
        List<ValueSign> signs = new ArrayList<>();
        for (int c = 0; c < sample.features().size(); c++) {
            single(c, signs);
        }
        pairs(signs);
        return signs;
    }

    private void pairs(List<ValueSign> signs) throws InterruptedException {
        List<Integer> columns = new ArrayList<>();
        for (int c = 0; c < sample.features().size(); c++) {
            if (frequent.get(c).length > 0) {
                columns.add(c);
            }
        }
        int most = (int) Math.max(2, Math.sqrt(2.0 * MOST_WORK / Math.max(1, sample.size())));
        if (columns.size() > most) {
            limits.add("pairs of values were examined in the " + most + " columns with the fewest distinct values, of "
                    + columns.size());
            columns.sort(Comparator.comparingInt(c -> sample.feature(c).distinct()));
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
        SampleColumn read = sample.feature(column);
        int[] number = new int[read.distinct()];
        Arrays.fill(number, -1);
        int[] codes = frequent.get(column);
        for (int i = 0; i < codes.length; i++) {
            number[codes[i]] = i;
        }
        int[] values = new int[sample.size()];
        Arrays.setAll(values, r -> read.code(r) < 0 ? -1 : number[read.code(r)]);
        return values;
    }

    private void single(int c, List<ValueSign> signs) throws DatasetException, InterruptedException {
        SampleColumn column = sample.feature(c);
        double needed = sample.isWhole() ? least : DRAWN * least / sample.scale();
        int[] codes = IntStream.range(0, column.distinct())
                .filter(code -> column.count(code) >= needed)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -column.count(code))
                        .thenComparing(column::text))
                .mapToInt(code -> code)
                .toArray();
        long[][] counts = new long[codes.length][];
        double[][] share = new double[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            counts[i] = counts(column, codes[i]);
            share[i] = shares(counts[i]);
        }
        if (!sample.isWhole()) {
            countInAll(column, codes, counts);
        }
        frequent.add(codes);
        shares.add(share);
        int values = column.values();
        boolean continuous = column.isNumeric() && column.distinct() >= CONTINUOUS * Math.max(1, values);
        for (int i = 0; i < codes.length; i++) {
            long next = i + 1 < codes.length ? sum(counts[i + 1]) : least / 2;
            boolean zero = column.isNumeric() && column.number(codes[i]) == 0;
            boolean point = continuous && i == 0 && !zero && sum(counts[i]) >= OUTSTANDING * next;
            add(new int[] {c}, new int[] {codes[i]}, counts[i], 1, point, signs);
        }
    }

    /** Rows of each class with the value, of the whole table by the sample's share. */
    private long[] counts(SampleColumn column, int code) {
        long[] counts = new long[classes];
        for (int i = 0; i < column.count(code); i++) {
            int label = sample.label(column.row(code, i));
            if (label >= 0) {
                counts[label]++;
            }
        }
        for (int l = 0; l < classes; l++) {
            counts[l] = Math.round(counts[l] * sample.scale());
        }
        return counts;
    }

    /** Counts anew, in the whole table, the values that look telling in the sample. */
    private void countInAll(SampleColumn column, int[] codes, long[][] counts)
            throws DatasetException, InterruptedException {
        double lookedAt = TriggerWords.lookedAt(data.options().triggerPurity()) - 0.1;
        StringBuilder wanted = new StringBuilder();
        int[] numberOf = new int[column.distinct()];
        Arrays.fill(numberOf, -1);
        for (int i = 0; i < codes.length; i++) {
            if (counts[i][best(counts[i])] >= lookedAt * sum(counts[i])) {
                wanted.append(wanted.length() == 0 ? "" : ", ").append(data.literal(column, codes[i]));
                numberOf[codes[i]] = i;
                Arrays.fill(counts[i], 0);
            }
        }
        if (wanted.length() == 0) {
            return;
        }
        String value = data.compared(column);
        data.table()
                .query(
                        "SELECT " + value + ", " + data.labels().expression() + ", count(*) FROM "
                                + data.table().relation() + " WHERE " + value + " IN (" + wanted + ") GROUP BY 1, 2",
                        row -> {
                            int label = data.labels().index(row.text(1));
                            int code = column.isNumeric()
                                    ? column.codeOf(row.decimal(0) + 0.0)
                                    : column.codeOf(column.position(row.text(0)));
                            if (label >= 0 && code >= 0 && numberOf[code] >= 0) {
                                counts[numberOf[code]][label] = row.number(2);
                            }
                        });
    }

    private void pair(int a, int b, int[] left, int[] right, List<ValueSign> signs) {
        int[] first = frequent.get(a);
        int[] second = frequent.get(b);
        long cells = (long) first.length * second.length * classes;
        if (cells > MOST_CELLS) {
            sparse(a, b, left, right, signs);
            return;
        }
        int[] counts = new int[(int) cells];
        for (int r = 0; r < left.length; r++) {
            if (left[r] >= 0 && right[r] >= 0 && sample.label(r) >= 0) {
                counts[(left[r] * second.length + right[r]) * classes + sample.label(r)]++;
            }
        }
        for (int i = 0; i < first.length * second.length; i++) {
            judge(a, b, i / second.length, i % second.length, counts, i * classes, signs);
        }
    }

    private void sparse(int a, int b, int[] left, int[] right, List<ValueSign> signs) {
        LongCounts counts = new LongCounts(classes, 1 << 20);
        for (int r = 0; r < left.length; r++) {
            if (left[r] >= 0 && right[r] >= 0 && sample.label(r) >= 0) {
                counts.add((left[r] + 1L) << 32 | right[r], sample.label(r));
            }
        }
        counts.forEach((key, row) -> judge(a, b, (int) (key >>> 32) - 1, (int) key, row, 0, signs));
    }

    private void judge(int a, int b, int first, int second, int[] counts, int at, List<ValueSign> signs) {
        long shown = 0;
        int best = 0;
        for (int l = 0; l < classes; l++) {
            shown += counts[at + l];
            best = counts[at + l] > counts[at + best] ? l : best;
        }
        if (shown * sample.scale() < least * PAIR_LEAST
                || counts[at + best] < TriggerWords.lookedAt(data.options().triggerPurity()) * shown) {
            return;
        }
        double expected = together(shares.get(a)[first], shares.get(b)[second])[best];
        if (expected < usualFrom(best)) {
            long[] scaled = new long[classes];
            for (int l = 0; l < classes; l++) {
                scaled[l] = Math.round(counts[at + l] * sample.scale());
            }
            int[] codes = {frequent.get(a)[first], frequent.get(b)[second]};
            add(new int[] {a, b}, codes, scaled, expected, false, signs);
        }
    }

    /** Shares of the classes when two signs are independent within each class. */
    private double[] together(double[] left, double[] right) {
        double[] joint = new double[left.length];
        double sum = 0;
        for (int c = 0; c < joint.length; c++) {
            joint[c] = left[c] * right[c] / priors[c];
            sum += joint[c];
        }
        for (int c = 0; c < joint.length && sum > 0; c++) {
            joint[c] /= sum;
        }
        return joint;
    }

    private void add(int[] columns, int[] codes, long[] counts, double expected, boolean point, List<ValueSign> signs) {
        long shown = sum(counts);
        int best = best(counts);
        boolean pure = counts[best] >= TriggerWords.lookedAt(data.options().triggerPurity()) * shown;
        if (shown >= least && shown <= sample.scale() * sample.size() / 4 && pure) {
            double tail = BinomialTail.atLeast(counts[best], shown, priors[best]);
            double continued = continuity.share(columns, codes, best, Math.round(shown / sample.scale()));
            boolean natural = continued >= usualFrom(best) || columns.length == 2 && expected >= usualFrom(best);
            boolean alone = columns.length == 1
                    && continued >= 0
                    && continued <= priors[best] + ALONE * (1 - priors[best])
                    && tail < (sample.feature(columns[0]).distinct() >= QUANTITY ? 1e-12 : 1e-20)
                    && sample.feature(columns[0]).distinct() >= SCALE;
            signs.add(
                    new ValueSign(columns, codes, best, shown, counts[best], tail, expected, natural, point || alone));
        }
    }

    /** Share of a label that tells more of it than of the rest: half-way from its share of all rows to all. */
    private double usualFrom(int label) {
        return (1 + priors[label]) / 2;
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
