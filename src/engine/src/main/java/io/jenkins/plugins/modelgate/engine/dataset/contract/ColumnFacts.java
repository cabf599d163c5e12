package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Row;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds for a column's values.
 *
 * @param rows of the table
 * @param filled rows with a value
 * @param distinct estimated number of different values
 * @param least smallest number, or shortest length; null when there is none
 * @param most largest number, or greatest length
 * @param odd values that are NaN or infinite
 * @param form the form that every text has, or null
 * @param unique whether no value repeats, counted exactly
 */
record ColumnFacts(
        Column column,
        Operand operand,
        long rows,
        long filled,
        double distinct,
        @CheckForNull String least,
        @CheckForNull String most,
        long odd,
        @CheckForNull KnownForm form,
        boolean unique) {
    /** From that many rows on it says something that no value repeats. */
    static final int MIN_ROWS = 20;

    private static final int BATCH = 50;

    static List<ColumnFacts> of(Table table) throws DatasetException, InterruptedException {
        List<ColumnFacts> facts = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i += BATCH) {
            facts.addAll(measured(
                    table, table.columns().subList(i, Math.min(table.columns().size(), i + BATCH))));
        }
        return counted(table, facts);
    }

    private static List<ColumnFacts> measured(Table table, List<Column> columns)
            throws DatasetException, InterruptedException {
        List<String> aggregates = new ArrayList<>(List.of("count(*)"));
        List<Integer> starts = new ArrayList<>();
        for (Column column : columns) {
            starts.add(aggregates.size());
            aggregates.addAll(aggregates(Columns.operand(column, table)));
        }
        List<ColumnFacts> facts = new ArrayList<>();
        table.query("SELECT " + String.join(", ", aggregates) + " FROM " + table.relation(), row -> {
            for (int i = 0; i < columns.size(); i++) {
                facts.add(read(row, starts.get(i), columns.get(i), Columns.operand(columns.get(i), table)));
            }
        });
        return facts;
    }

    private static boolean isPlain(Operand operand) {
        return operand.type() != ColumnType.NESTED && operand.type() != ColumnType.OPAQUE;
    }

    private static List<String> aggregates(Operand operand) {
        Dialect dialect = operand.dialect();
        List<String> aggregates = new ArrayList<>(List.of("count(" + operand.sql() + ")"));
        if (!isPlain(operand)) {
            return aggregates;
        }
        aggregates.add(dialect.approximateDistinct(operand.sql()));
        if (operand.type().isNumeric()) {
            // As a double where it is a narrower one, so that its bounds are bounds of what is compared.
            String number = operand.isFloating() ? dialect.asDouble(operand.sql()) : operand.sql();
            aggregates.add(dialect.asText("min(" + number + ")"));
            aggregates.add(dialect.asText("max(" + number + ")"));
            aggregates.add(operand.isFloating() ? dialect.countIf("NOT " + dialect.isFinite(number)) : "0");
        } else if (operand.isText()) {
            aggregates.add(dialect.asText("min(" + dialect.length(operand.text()) + ")"));
            aggregates.add(dialect.asText("max(" + dialect.length(operand.text()) + ")"));
            aggregates.add("0");
            for (KnownForm form : KnownForm.values()) {
                aggregates.add(dialect.countIf(form.differs(operand)));
            }
        }
        return aggregates;
    }

    private static ColumnFacts read(Row row, int at, Column column, Operand operand) throws DatasetException {
        long rows = row.number(0);
        long filled = row.number(at);
        if (!isPlain(operand)) {
            return new ColumnFacts(column, operand, rows, filled, -1, null, null, 0, null, false);
        }
        double distinct = row.decimal(at + 1);
        boolean bounded = operand.type().isNumeric() || operand.isText();
        if (!bounded) {
            return new ColumnFacts(column, operand, rows, filled, distinct, null, null, 0, null, false);
        }
        KnownForm form = null;
        for (int i = 0; operand.isText() && filled > 0 && i < KnownForm.values().length; i++) {
            if (form == null && row.number(at + 5 + i) == 0) {
                form = KnownForm.values()[i];
            }
        }
        return new ColumnFacts(
                column,
                operand,
                rows,
                filled,
                distinct,
                row.text(at + 2),
                row.text(at + 3),
                row.number(at + 4),
                form,
                false);
    }

    /** Counts exactly where the estimate says that hardly a value repeats. */
    private static List<ColumnFacts> counted(Table table, List<ColumnFacts> estimated)
            throws DatasetException, InterruptedException {
        List<ColumnFacts> facts = new ArrayList<>();
        for (ColumnFacts one : estimated) {
            boolean key = one.operand.isText() || one.operand.type() == ColumnType.INTEGER;
            boolean likely = key && one.rows >= MIN_ROWS && one.filled == one.rows && one.distinct > 0.8 * one.rows;
            facts.add(likely ? one.withUnique(isUnique(table, one.operand)) : one);
        }
        return facts;
    }

    private static boolean isUnique(Table table, Operand operand) throws DatasetException, InterruptedException {
        boolean[] unique = {false};
        table.query(
                "SELECT count(*) FROM (SELECT 1 FROM " + table.relation() + " GROUP BY " + operand.sql()
                        + " HAVING count(*) > 1 LIMIT 1) AS repeated_values",
                row -> unique[0] = row.number(0) == 0);
        return unique[0];
    }

    private ColumnFacts withUnique(boolean found) {
        return new ColumnFacts(column, operand, rows, filled, distinct, least, most, odd, form, found);
    }
}
