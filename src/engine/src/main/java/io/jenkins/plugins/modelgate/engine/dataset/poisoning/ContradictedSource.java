package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One source, annotator or batch whose rows speak against its labels far more often than those of the others do. Flips towards a
 * frequent label hardly move the label's rate; they leave rows that look like another class.
 */
final class ContradictedSource implements Indicator {
    /** Chance of one false alarm in a column of sources, when sources differ by chance alone. */
    private static final double LEVEL = 0.001;

    /** Difference of the shares, and as a multiple of how far the others lie apart. */
    private static final double DIFFERENCE = 0.02;

    private static final double FAR = 4;

    private static final int SOURCES = 4;
    private static final int LEAST = 8;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        List<String> columns = data.columns(ColumnRole.SOURCE);
        if (columns.isEmpty() || !data.labels().usable()) {
            return;
        }
        RowSample sample = data.sample();
        boolean[] against = RowJudge.against(data);
        if (against.length == 0) {
            return;
        }
        for (String name : columns) {
            SampleColumn column = sample.other(name);
            if (column != null && column.distinct() >= SOURCES) {
                examine(data, sample, column, against, outcome);
            }
        }
    }

    private static void examine(
            Examined data, RowSample sample, SampleColumn column, boolean[] against, Outcome outcome) {
        int sources = column.distinct();
        int classes = data.labels().count();
        long[][] rows = new long[sources][classes];
        long[][] hits = new long[sources][classes];
        for (int r = 0; r < sample.size(); r++) {
            if (column.code(r) >= 0 && sample.label(r) >= 0) {
                rows[column.code(r)][sample.label(r)]++;
                hits[column.code(r)][sample.label(r)] += against[r] ? 1 : 0;
            }
        }
        for (int label = 0; label < classes; label++) {
            double[] rates = new double[sources];
            long all = 0;
            long contradicted = 0;
            for (int s = 0; s < sources; s++) {
                rates[s] = rows[s][label] == 0 ? 0 : hits[s][label] / (double) rows[s][label];
                all += rows[s][label];
                contradicted += hits[s][label];
            }
            for (int s = 0; s < sources; s++) {
                long n = rows[s][label];
                long found = hits[s][label];
                double rest = (contradicted - found + 0.5) / (all - n + 1.0);
                if (n > 0
                        && found >= LEAST
                        && rates[s] - rest >= DIFFERENCE
                        && BinomialTail.atLeast(found, n, rest) < LEVEL / (sources * classes)
                        && rates[s] - rest >= FAR * usual(rates, s)) {
                    tell(data, sample, column, s, label, found, n, rest, against, outcome);
                }
            }
        }
    }

    /** How far the other sources lie from their middle: the middle distance, as a standard deviation. */
    private static double usual(double[] rates, int left) {
        List<Double> others = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            if (i != left) {
                others.add(rates[i]);
            }
        }
        double[] sorted = others.stream().mapToDouble(rate -> rate).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double[] distances = Arrays.stream(sorted)
                .map(rate -> Math.abs(rate - median))
                .sorted()
                .toArray();
        return distances[distances.length / 2];
    }

    private static void tell(
            Examined data,
            RowSample sample,
            SampleColumn column,
            int source,
            int label,
            long found,
            long rows,
            double rest,
            boolean[] against,
            Outcome outcome) {
        outcome.finding(
                PoisoningRules.LABEL_RATE,
                Severity.MEDIUM,
                String.format(
                        Locale.ROOT,
                        "%s = %s: %d of %d rows with the label %s look like another label (%.1f%%, %.1f%% of the others')."
                                + " Label a part of them again",
                        SafeText.of(column.name()),
                        SafeText.quote(column.text(source)),
                        found,
                        rows,
                        SafeText.quote(data.labels().names().get(label)),
                        100.0 * found / rows,
                        100 * rest));
        for (int i = 0; i < column.count(source); i++) {
            int row = column.row(source, i);
            if (against[row] && sample.label(row) == label) {
                outcome.row(
                        sample.row(row),
                        PoisoningRules.LABEL_RATE,
                        "looks like another label, as many rows of its source do");
            }
        }
    }
}
