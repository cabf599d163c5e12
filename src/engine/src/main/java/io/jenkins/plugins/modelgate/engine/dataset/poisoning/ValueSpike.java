package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A value that the baseline hardly has and that many rows have now. */
final class ValueSpike implements Indicator {
    private static final double NOW = 0.001;
    private static final double BEFORE = 0.0001;
    private static final long LEAST = 10;
    private static final int MOST_VALUES = 1000;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        Examined baseline = data.baseline();
        if (baseline == null) {
            return;
        }
        for (String column : data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY)) {
            if (baseline.table().column(column) != null) {
                compare(data, baseline, column, outcome);
            }
        }
    }

    private static void compare(Examined data, Examined baseline, String column, Outcome outcome)
            throws DatasetException, InterruptedException {
        long rows = data.rows();
        long least = Math.max(LEAST, Math.round(NOW * rows));
        Map<String, Long> frequent = new LinkedHashMap<>();
        String value = data.value(column);
        data.table()
                .query(
                        "SELECT " + value + ", count(*) n FROM " + data.table().relation() + " WHERE "
                                + data.quote(column)
                                + " IS NOT NULL GROUP BY 1 HAVING count(*) >= " + least + " ORDER BY n DESC LIMIT "
                                + MOST_VALUES,
                        row -> frequent.put(row.text(0), row.number(1)));
        for (Map.Entry<String, Long> entry : frequent.entrySet()) {
            long[] before = {0};
            baseline.table()
                    .query(
                            "SELECT count(*) FROM " + baseline.table().relation() + " WHERE " + baseline.value(column)
                                    + " = ?",
                            java.util.List.of(entry.getKey()),
                            row -> before[0] = row.number(0));
            double past = before[0] / (double) Math.max(1, baseline.rows());
            // A small baseline proves no rarity: it must have had room for some.
            boolean expected = entry.getValue() / (double) rows * baseline.rows() >= LEAST;
            if (past <= BEFORE && expected) {
                outcome.finding(
                        PoisoningRules.VALUE_SPIKE,
                        Severity.MEDIUM,
                        String.format(
                                Locale.ROOT,
                                "%s = %s in %d rows (%.2f%%), in %d rows of the baseline (%.4f%%)",
                                SafeText.of(column),
                                SafeText.quote(entry.getKey()),
                                entry.getValue(),
                                100.0 * entry.getValue() / rows,
                                before[0],
                                100 * past));
                data.table()
                        .query(
                                "SELECT " + data.row() + " FROM " + data.table().relation() + " WHERE " + value
                                        + " = ? LIMIT 20000",
                                java.util.List.of(entry.getKey()),
                                row -> outcome.row(
                                        row.number(0),
                                        PoisoningRules.VALUE_SPIKE,
                                        "has a value that the baseline hardly has"));
            }
        }
    }
}
