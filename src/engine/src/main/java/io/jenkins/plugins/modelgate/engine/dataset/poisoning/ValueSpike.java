package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A value that the baseline hardly has and that many rows have now. */
final class ValueSpike implements Indicator {
    private static final double NOW = 0.001;
    private static final double BEFORE = 0.0001;
    private static final long LEAST = 10;
    private static final double LEVEL = 1e-5;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        KnownSigns baseline = data.baseline();
        if (baseline == null) {
            return;
        }
        RowSample sample = data.sample();
        for (SampleColumn column : sample.features()) {
            if (baseline.cells().has(column.name())) {
                compare(data, sample, baseline, column, outcome);
            }
        }
    }

    private static void compare(
            Examined data, RowSample sample, KnownSigns baseline, SampleColumn column, Outcome outcome)
            throws DatasetException, InterruptedException {
        double least = Math.max(LEAST, NOW * data.rows()) / sample.scale();
        Map<Integer, Long> known = null;
        for (int code = 0; code < column.distinct(); code++) {
            if (column.count(code) < least) {
                continue;
            }
            known = known == null ? counts(baseline.cells(), column.name()) : known;
            long before = known.getOrDefault(KnownRows.hash(column, code), 0L);
            double past = before / (double) Math.max(1, baseline.cells().size());
            double now = column.count(code) / (double) sample.size();
            // A small baseline proves no rarity: it must have had room for some, so many that their lack is no chance.
            int there = column.count(code);
            double fair =
                    sample.size() / (double) (sample.size() + baseline.cells().size());
            if (past <= BEFORE
                    && now * baseline.cells().size() >= LEAST
                    && BinomialTail.atLeast(there, there + before, fair) < LEVEL) {
                tell(data, sample, column, code, now, past, outcome);
            }
        }
    }

    private static Map<Integer, Long> counts(KnownRows rows, String column) {
        Map<Integer, Long> counts = new HashMap<>();
        for (int hash : rows.cells()[rows.columns().indexOf(column)]) {
            counts.merge(hash, 1L, Long::sum);
        }
        return counts;
    }

    private static void tell(
            Examined data, RowSample sample, SampleColumn column, int code, double now, double past, Outcome outcome)
            throws DatasetException, InterruptedException {
        outcome.finding(
                PoisoningRules.VALUE_SPIKE,
                Severity.MEDIUM,
                String.format(
                        Locale.ROOT,
                        "%s = %s in %d rows (%.2f%%), in %.4f%% of the baseline's",
                        SafeText.of(column.name()),
                        SafeText.quote(column.text(code)),
                        Math.round(column.count(code) * sample.scale()),
                        100.0 * now,
                        100 * past));
        if (sample.isWhole()) {
            for (int i = 0; i < column.count(code); i++) {
                note(outcome, sample.row(column.row(code, i)));
            }
            return;
        }
        data.table()
                .query(
                        "SELECT " + data.row() + " FROM " + data.table().relation() + " WHERE " + data.compared(column)
                                + " = " + data.literal(column, code) + " LIMIT 20000",
                        row -> note(outcome, row.number(0)));
    }

    private static void note(Outcome outcome, long row) {
        outcome.row(row, PoisoningRules.VALUE_SPIKE, "has a value that the baseline hardly has");
    }
}
