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
import java.util.Map;

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
                    "every value from the least to the greatest occurs once in " + String.join(", ", numbering)
                            + ". Leave them out of training");
        }
        if (!data.labels().usable()) {
            return;
        }
        for (String name : data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY)) {
            if (data.facts(name).distinct() <= MOST_VALUES) {
                leakage(data, name, outcome);
            }
        }
    }

    private static boolean isSequential(Examined data, String name) throws DatasetException, InterruptedException {
        String column = data.quote(name);
        boolean[] sequential = {false};
        if (data.facts(name).distinct() < 0.9 * data.rows()) {
            return false;
        }
        data.table()
                .query(
                        "SELECT min(" + column + "), max(" + column + "), count(DISTINCT " + column + ") FROM "
                                + data.table().relation(),
                        row -> sequential[0] = row.number(2) > 20
                                && SequentialIdentifier.is(row.number(0), row.number(1), row.number(2)));
        return sequential[0];
    }

    private static void leakage(Examined data, String name, Outcome outcome)
            throws DatasetException, InterruptedException {
        Map<String, long[]> counts = BinCounts.counts(
                data, data.dialect().asText(data.quote(name)), data.labels().expression());
        double left = 0;
        long all = 0;
        for (long[] row : counts.values()) {
            long n = Arrays.stream(row).sum();
            left += n * Entropy.nats(row);
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
