package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A stretch of the file that is unlike all others: rows that were appended or put in as a block. At the end of the file with a sharp
 * edge; before it only in the label, and where the whole rest is even, because else such stretches are how the file was collected.
 */
final class AppendedBlocks implements Indicator {
    private static final int[] RESOLUTIONS = {20, 100};
    private static final int SMALLEST_BLOCK = 10;
    private static final int MOST_COLUMNS = 50;

    /** Blocks of one column that may stand out; more is how the data is ordered. */
    private static final int FEW = 3;

    /** Difference of a label's share from the other blocks, and as a multiple of what other blocks differ. */
    private static final double DIFFERENCE = 0.08;

    private static final double FAR = 4;
    private static final double LEVEL = 0.001;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.table().rowColumn() == null) {
            outcome.notExamined("appended blocks: the rows of this database have no order");
            return;
        }
        long rows = data.rows();
        RowSample sample = data.sample();
        if (sample.isWhole() && data.labels().usable()) {
            runs(data, sample, outcome);
        }
        List<SampleColumn> columns = sample.comparable(MOST_COLUMNS);
        for (int blocks : RESOLUTIONS) {
            if (rows / blocks < SMALLEST_BLOCK) {
                continue;
            }
            for (SampleColumn column : columns) {
                columns(data, outcome, sample, column, blocks, columns.size());
            }
            if (data.labels().usable()) {
                labels(data, outcome, blocks);
            }
        }
    }

    /** Stretches of any length, where all rows are in memory. */
    private static void runs(Examined data, RowSample sample, Outcome outcome) {
        int[] order = IntStream.range(0, sample.size())
                .boxed()
                .sorted(Comparator.comparingLong(sample::row))
                .mapToInt(r -> r)
                .toArray();
        int[] labels = Arrays.stream(order).map(sample::label).toArray();
        int classes = data.labels().count();
        for (int c = 0; c < classes; c++) {
            double share = data.labels().rows()[c] / (double) data.labels().total();
            LabelRun run = LabelRun.alone(labels, c, share, classes);
            if (run == null) {
                continue;
            }
            outcome.finding(
                    PoisoningRules.APPENDED_BLOCK,
                    Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "nearly all rows from %d to %d have the label %s, which %.1f%% of all rows have. Look at these rows"
                                    + " and where they came from",
                            sample.row(order[run.from()]),
                            sample.row(order[run.to() - 1]),
                            SafeText.quote(data.labels().names().get(c)),
                            100 * share));
            for (int i = run.from(); i < run.to(); i++) {
                outcome.row(
                        sample.row(order[i]),
                        PoisoningRules.APPENDED_BLOCK,
                        "in a stretch of the file that has one label");
            }
        }
    }

    private static void columns(
            Examined data, Outcome outcome, RowSample sample, SampleColumn column, int blocks, int columns)
            throws DatasetException, InterruptedException {
        long[][] counted = BinCounts.blocks(sample, data.rows(), blocks, column);
        Map<String, long[]> counts = new LinkedHashMap<>();
        for (int b = 0; b < blocks; b++) {
            if (Arrays.stream(counted[b]).sum() > 0) {
                counts.put(String.valueOf(b), counted[b]);
            }
        }
        double[] sizes = new double[blocks];
        boolean[] stands = new boolean[blocks];
        for (GroupShift shift : GroupShift.of(counts, columns * blocks)) {
            int block = Integer.parseInt(shift.group());
            sizes[block] = shift.psi();
            stands[block] = shift.outlying();
        }
        for (int block : Edges.atEnd(sizes, stands, FEW)) {
            tell(
                    data,
                    outcome,
                    blocks,
                    block,
                    String.format(
                            Locale.ROOT,
                            "%s is distributed unlike in the rest (PSI %.2f)",
                            SafeText.of(column.name()),
                            sizes[block]));
        }
    }

    private static void labels(Examined data, Outcome outcome, int blocks)
            throws DatasetException, InterruptedException {
        long[][] counts = data.labelBlocks(blocks);
        int classes = data.labels().count();
        long[] sums =
                Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        long all = Arrays.stream(sums).sum();
        for (int c = 0; c < classes; c++) {
            double[] rates = new double[blocks];
            long hits = 0;
            for (int b = 0; b < blocks; b++) {
                rates[b] = sums[b] == 0 ? 0 : counts[b][c] / (double) sums[b];
                hits += counts[b][c];
            }
            double[] differences = new double[blocks];
            boolean[] stands = new boolean[blocks];
            for (int b = 0; b < blocks; b++) {
                double rest = (hits - counts[b][c]) / (double) Math.max(1, all - sums[b]);
                differences[b] = sums[b] == 0 ? 0 : rates[b] - rest;
                stands[b] = sums[b] > 0
                        && sums[b] < all
                        && differences[b] >= DIFFERENCE
                        && differences[b] >= FAR * usual(rates, b)
                        && BinomialTail.atLeast(counts[b][c], sums[b], rest) < LEVEL / (blocks * classes);
            }
            for (int block : found(differences, stands)) {
                tell(
                        data,
                        outcome,
                        blocks,
                        block,
                        String.format(
                                Locale.ROOT,
                                "one label has a share that is %.1f percentage points above the rest",
                                100 * differences[block]));
            }
        }
    }

    private static List<Integer> found(double[] sizes, boolean[] stands) {
        List<Integer> atEnd = Edges.atEnd(sizes, stands, FEW);
        return atEnd.isEmpty() ? Edges.alone(sizes, stands, FEW) : atEnd;
    }

    /** How much the other blocks differ from their middle: the upper third. */
    private static double usual(double[] rates, int left) {
        double[] others = new double[rates.length - 1];
        for (int i = 0, j = 0; i < rates.length; i++) {
            if (i != left) {
                others[j++] = rates[i];
            }
        }
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double[] distances = Arrays.stream(others)
                .map(rate -> Math.abs(rate - median))
                .sorted()
                .toArray();
        return distances.length == 0 ? 1 : distances[distances.length * 2 / 3];
    }

    private static void tell(Examined data, Outcome outcome, int blocks, long block, String how)
            throws DatasetException, InterruptedException {
        long rows = data.rows();
        long from = (block * rows + blocks - 1) / blocks;
        long to = ((block + 1) * rows + blocks - 1) / blocks - 1;
        outcome.finding(
                PoisoningRules.APPENDED_BLOCK,
                Severity.MEDIUM,
                "in the rows " + from + " to " + to + " " + how + ". Look at these rows and where they came from");
        for (long row = from; row <= Math.min(to, from + 20_000); row++) {
            outcome.row(row, PoisoningRules.APPENDED_BLOCK, "in a stretch of the file that is unlike the rest");
        }
    }
}
