package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one pass over the rows tells of a column.
 *
 * @param name of the column
 * @param role what it is for
 * @param values number of values that are not NULL
 * @param distinct estimated number of distinct values
 */
record ColumnFacts(String name, ColumnRole role, long values, long distinct) {
    /** Names that columns of origin usually have. */
    private static final Pattern ORIGIN = Pattern.compile(
            "(?i)(.*[_. -])?(source|origin|annotator|annotated_by|labell?er|labell?ed_by|rater|worker|batch|crowd|"
                    + "contributor|provider|vendor|uploader|file_?name)([_. -]?(id|name|no))?");

    /** Mean length, in code points, from which values are prose. */
    private static final int PROSE = 12;

    /** Share of distinct values from which an integer or a short text only tells rows apart. */
    private static final double IDENTIFYING = 0.95;

    /** Distinct values from which a text is not a category. */
    private static final int MOST_CATEGORIES = 1000;

    /** A space, or a letter of a script that writes without spaces. */
    private static final String PROSE_LIKE =
            "\\s|[\\x{0E00}-\\x{0EFF}\\x{1000}-\\x{109F}\\x{1780}-\\x{17FF}\\x{3040}-\\x{9FFF}]";

    /** Rows, about, in which spaces are looked for. */
    private static final long LOOKED_AT = 200_000;

    /** Types whose role depends on how many values differ. */
    private static final Set<ColumnType> DISTINCT_MATTERS = Set.of(ColumnType.INTEGER, ColumnType.TEXT);

    static Map<String, ColumnFacts> of(Table table, PoisoningOptions options)
            throws DatasetException, InterruptedException {
        Map<String, ColumnFacts> facts = new LinkedHashMap<>();
        List<Column> columns = table.columns();
        // Wide tables in slices: one statement with thousands of aggregates would not fit into memory.
        for (int from = 0; from < columns.size(); from += 100) {
            slice(table, options, columns.subList(from, Math.min(columns.size(), from + 100)), facts);
        }
        return facts;
    }

    private static void slice(
            Table table, PoisoningOptions options, List<Column> columns, Map<String, ColumnFacts> facts)
            throws DatasetException, InterruptedException {
        Dialect dialect = table.dialect();
        String part = table.rowColumn() == null || table.rows() <= LOOKED_AT
                ? ""
                : dialect.hash(List.of(table.rowColumn())) + " % " + table.rows() / LOOKED_AT + " = 0";
        List<String> sql = new ArrayList<>();
        for (Column column : columns) {
            String name = dialect.quote(column.name());
            boolean text = column.type() == ColumnType.TEXT;
            sql.add("count(" + name + ")");
            boolean counted = DISTINCT_MATTERS.contains(column.type())
                    || ORIGIN.matcher(column.name()).matches();
            sql.add(counted || options.sources().contains(column.name()) ? dialect.approximateDistinct(name) : "0");
            sql.add(text ? "avg(" + dialect.length(name) + ")" : "0");
            // A part of the rows tells what a column is; in order or not, it is spread over all of them.
            sql.add(text ? dialect.countIf(inPart(part, dialect.matches(name, PROSE_LIKE))) : "0");
            sql.add(text ? dialect.countIf(inPart(part, name + " IS NOT NULL")) : "0");
        }
        table.query("SELECT " + String.join(", ", sql) + " FROM " + table.relation(), row -> {
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                long values = row.number(5 * i);
                long distinct = Math.min(row.number(5 * i + 1), values);
                boolean prose = row.decimal(5 * i + 2) >= PROSE
                        && row.number(5 * i + 3) >= 0.5 * row.number(5 * i + 4)
                        && distinct > Math.min(0.2 * values, MOST_CATEGORIES);
                facts.put(
                        column.name(),
                        new ColumnFacts(
                                column.name(), role(column, options, values, distinct, prose), values, distinct));
            }
        });
    }

    /** CASE, not AND: the databases evaluate both sides of that for every row. */
    private static String inPart(String part, String condition) {
        return part.isEmpty() ? condition : "CASE WHEN " + part + " THEN " + condition + " ELSE FALSE END";
    }

    private static ColumnRole role(Column column, PoisoningOptions options, long values, long distinct, boolean prose) {
        if (column.name().equals(options.label())) {
            return ColumnRole.LABEL;
        }
        if (options.sources().contains(column.name())) {
            return ColumnRole.SOURCE;
        }
        if (options.text().contains(column.name())) {
            return ColumnRole.TEXT;
        }
        if (ORIGIN.matcher(column.name()).matches() && distinct >= 2 && distinct <= Math.max(20, values / 20)) {
            return ColumnRole.SOURCE;
        }
        return switch (column.type()) {
            case INTEGER ->
                values > 50 && distinct >= IDENTIFYING * values ? ColumnRole.IDENTIFIER : ColumnRole.NUMERIC;
            case NUMBER -> ColumnRole.NUMERIC;
            case BOOLEAN -> ColumnRole.CATEGORY;
            case TEXT -> textRole(options, values, distinct, prose);
            default -> ColumnRole.OTHER;
        };
    }

    private static ColumnRole textRole(PoisoningOptions options, long values, long distinct, boolean prose) {
        if (prose && options.text().isEmpty()) {
            return ColumnRole.TEXT;
        }
        if (distinct > MOST_CATEGORIES && distinct >= IDENTIFYING * values) {
            return ColumnRole.IDENTIFIER;
        }
        return ColumnRole.CATEGORY;
    }
}
