package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Entropy;
import io.jenkins.plugins.modelgate.engine.dataset.measure.SequentialIdentifier;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Columns that number the rows, and columns that already tell the label: a model learns them and nothing else. */
final class TellingColumns implements Indicator {
    /** Entropy of the label that is left once the column is known, as a share. */
    private static final double LEFT = 0.02;

    private static final int MOST_VALUES = 100;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        List<String> numbering = new ArrayList<>();
        for (String name : data.columns(ColumnRole.IDENTIFIER, ColumnRole.NUMERIC)) {
            Column column = data.table().column(name);
            if (column != null && column.type() == ColumnType.INTEGER && isSequential(data, name)) {
                numbering.add(SafeText.quote(name));
            }
        }
        if (!numbering.isEmpty()) {
            outcome.finding(
                    PoisoningRules.IDENTIFIER,
                    Severity.LOW,
                    "the values from the least to the greatest are as many as the rows in "
                            + String.join(", ", numbering) + ". Leave them out of training");
        }
        if (!data.labels().usable()) {
            return;
        }
        RowSample sample = data.sample();
        for (SampleColumn column : sample.features()) {
            if (column.distinct() <= MOST_VALUES) {
                leakage(data, sample, column, outcome);
            }
        }
    }

    private static boolean isSequential(Examined data, String name) throws DatasetException, InterruptedException {
        String column = data.quote(name);
        boolean[] sequential = {false};
        if (data.facts(name).distinct() < 0.9 * data.rows()) {
            return false;
        }
        // Counting the distinct values exactly takes longer than all other columns together. Nine tenths differ by
        // estimate, they
        // fill their range, and their sum is that of the range: they number the rows.
        data.table()
                .query(
                        "SELECT min(" + column + "), max(" + column + "), count(" + column + "), sum("
                                + data.dialect().asDouble(column) + ") FROM "
                                + data.table().relation(),
                        row -> {
                            long n = row.number(2);
                            double middle = (row.decimal(0) + row.decimal(1)) / 2;
                            sequential[0] = n > 20
                                    && SequentialIdentifier.is(row.number(0), row.number(1), n)
                                    && Math.abs(row.decimal(3) / n - middle) <= 1e-9 * Math.max(1, Math.abs(middle));
                        });
        return sequential[0];
    }

    private static void leakage(Examined data, RowSample sample, SampleColumn column, Outcome outcome) {
        String name = column.name();
        long[][] counts = new long[column.distinct()][data.labels().count()];
        for (int r = 0; r < sample.size(); r++) {
            if (column.code(r) >= 0 && sample.label(r) >= 0) {
                counts[column.code(r)][sample.label(r)]++;
            }
        }
        double left = 0;
        long all = 0;
        for (long[] row : counts) {
            long n = Arrays.stream(row).sum();
            left += n == 0 ? 0 : n * Entropy.nats(row);
            all += n;
        }
        double before = Entropy.nats(data.labels().rows());
        if (all > 0 && before > 0 && left / all <= LEFT * before) {
            outcome.finding(
                    PoisoningRules.LEAKAGE,
                    Severity.LOW,
                    String.format(
                            Locale.ROOT,
                            "once %s is known, %.1f%% of the label's entropy is left. Check that it is known before the"
                                    + " label is",
                            SafeText.quote(name),
                            100 * left / all / before));
        }
    }
}
