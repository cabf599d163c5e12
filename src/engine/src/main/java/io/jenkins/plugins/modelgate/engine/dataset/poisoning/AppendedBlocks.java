package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A stretch of the file that is unlike all others: rows that were appended as a block. Only at the end of the file and with a
 * sharp edge: before it, and where it changes step by step, such stretches are how it was collected.
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
        List<BinCounts.Binned> columns = BinCounts.of(data, MOST_COLUMNS);
        for (int blocks : RESOLUTIONS) {
            if (rows / blocks < SMALLEST_BLOCK) {
                continue;
            }
            String group = data.dialect()
                    .asText("CAST(FLOOR(" + data.row() + " * " + blocks + ".0 / " + rows + ") AS BIGINT)");
            for (BinCounts.Binned column : columns) {
                Map<String, long[]> counts = BinCounts.counts(data, group, column.expression());
                List<GroupShift> shifts = GroupShift.of(counts, columns.size() * blocks);
                double[] sizes = new double[blocks];
                boolean[] stands = new boolean[blocks];
                for (GroupShift shift : shifts) {
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
            if (data.labels().usable()) {
                labels(data, outcome, blocks, group);
            }
        }
    }

    private static void labels(Examined data, Outcome outcome, int blocks, String group)
            throws DatasetException, InterruptedException {
        Map<String, long[]> counts = BinCounts.counts(data, group, data.labels().expression());
        List<String> names = List.copyOf(counts.keySet());
        int classes =
                counts.values().stream().findFirst().map(row -> row.length).orElse(0);
        for (int c = 0; c < classes; c++) {
            double[] rates = new double[names.size()];
            long hits = 0;
            long all = 0;
            for (int b = 0; b < rates.length; b++) {
                long[] row = counts.get(names.get(b));
                rates[b] = row[c] / (double) Arrays.stream(row).sum();
                hits += row[c];
                all += Arrays.stream(row).sum();
            }
            double[] differences = new double[blocks];
            boolean[] stands = new boolean[blocks];
            for (int b = 0; b < rates.length; b++) {
                long[] row = counts.get(names.get(b));
                long n = Arrays.stream(row).sum();
                double rest = (hits - row[c]) / (double) Math.max(1, all - n);
                int block = Integer.parseInt(names.get(b));
                differences[block] = rates[b] - rest;
                stands[block] = n < all
                        && differences[block] >= DIFFERENCE
                        && differences[block] >= FAR * usual(rates, b)
                        && BinomialTail.atLeast(row[c], n, rest) < LEVEL / (blocks * classes);
            }
            for (int block : Edges.atEnd(differences, stands, FEW)) {
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
