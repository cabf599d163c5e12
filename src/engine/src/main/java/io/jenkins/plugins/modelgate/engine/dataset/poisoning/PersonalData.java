package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.EnumMap;
import java.util.Map;

/** Secrets and personal data in the values, verified where the format has a checksum. The values themselves are never shown. */
final class PersonalData implements Indicator {
    private static final long MOST_ROWS_NOTED = 10_000;

    /** Distinct values up to which each is looked at once. */
    private static final long FEW = 10_000;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        for (Column column : data.table().columns()) {
            if (column.type() == ColumnType.TEXT) {
                examine(data, column.name(), outcome);
            }
        }
    }

    private static void examine(Examined data, String column, Outcome outcome)
            throws DatasetException, InterruptedException {
        String value = data.dialect().asText(data.quote(column));
        Map<SensitiveFormat, Long> found = new EnumMap<>(SensitiveFormat.class);
        boolean few = data.facts(column).distinct() <= FEW;
        // The database finds what could be one, by a wide net; the formats are verified here.
        String candidates = few
                ? "(SELECT min(" + data.row() + ") r, v, count(*) n FROM (SELECT " + data.row() + ", " + value
                        + " v FROM " + data.table().relation() + ") AS a GROUP BY v) AS t"
                : "(SELECT " + data.row() + " r, " + value + " v, 1 n FROM "
                        + data.table().relation() + ") AS t";
        data.table()
                .query(
                        "SELECT r, v, n FROM " + candidates + " WHERE "
                                + data.dialect().matches("v", SensitiveFormat.NET),
                        row -> {
                            String text = row.text(1);
                            for (SensitiveFormat format : SensitiveFormat.values()) {
                                if (text != null && format.isIn(text)) {
                                    long before = found.merge(format, row.number(2), Long::sum);
                                    if (format.isSecret() && before <= MOST_ROWS_NOTED) {
                                        outcome.row(row.number(0), PoisoningRules.SECRET, "holds " + format.what());
                                    }
                                }
                            }
                        });
        found.forEach((format, rows) -> {
            Rule rule = format.isSecret() ? PoisoningRules.SECRET : PoisoningRules.PERSONAL_DATA;
            outcome.finding(
                    rule,
                    format.isSecret() ? Severity.MEDIUM : Severity.LOW,
                    rows + " rows hold " + format.what() + " in the column " + SafeText.quote(column));
        });
    }
}
