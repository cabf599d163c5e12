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
        String name = data.quote(column);
        String value = data.dialect().asText(name);
        Map<SensitiveFormat, Long> found = new EnumMap<>(SensitiveFormat.class);
        // The database finds what could be one, by a wide net; the formats are verified here.
        data.table()
                .query(
                        "SELECT " + data.row() + ", " + value + " FROM "
                                + data.table().relation() + " WHERE "
                                + data.dialect().matches(value, SensitiveFormat.NET),
                        row -> {
                            String text = row.text(1);
                            for (SensitiveFormat format : SensitiveFormat.values()) {
                                if (text != null && format.isIn(text)) {
                                    long before = found.merge(format, 1L, Long::sum);
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
