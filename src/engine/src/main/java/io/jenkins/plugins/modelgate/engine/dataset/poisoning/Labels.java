package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes of the label. A numeric label of many values is taken as its fifths, so that triggers towards high or low values show too.
 *
 * @param expression SQL that gives a row's class as text, NULL without one
 * @param names classes by falling number of rows
 * @param rows number of rows per class
 */
record Labels(String expression, List<String> names, long[] rows) {
    /** Distinct numbers from which a label is a quantity. */
    private static final int QUANTITY = 20;

    /** Classes that are told apart. */
    static final int MOST = 50;

    static final Labels NONE = new Labels("NULL", List.of(), new long[0]);

    static Labels of(Table table, Column label) throws DatasetException, InterruptedException {
        Dialect dialect = table.dialect();
        String name = dialect.quote(label.name());
        long[] distinct = {0};
        table.query(
                "SELECT count(*) FROM (SELECT DISTINCT " + name + " FROM " + table.relation() + " LIMIT 2000)",
                row -> distinct[0] = row.number(0));
        boolean numeric = label.type().isNumeric();
        if (numeric && distinct[0] > QUANTITY || label.type() == ColumnType.NUMBER && distinct[0] > QUANTITY) {
            return counted(table, fifths(table, name));
        }
        return counted(table, dialect.asText(name));
    }

    private static String fifths(Table table, String name) throws DatasetException, InterruptedException {
        Dialect dialect = table.dialect();
        List<Double> edges = new ArrayList<>();
        table.query(
                "SELECT " + dialect.approximateQuantiles(name, List.of(0.2, 0.4, 0.6, 0.8)) + " FROM "
                        + table.relation(),
                row -> {
                    for (double edge : row.decimals(0)) {
                        if (Double.isFinite(edge) && !edges.contains(edge)) {
                            edges.add(edge);
                        }
                    }
                });
        StringBuilder sql = new StringBuilder("CASE WHEN " + name + " IS NULL THEN NULL");
        for (int i = 0; i < edges.size(); i++) {
            sql.append(" WHEN ").append(dialect.asDouble(name)).append(" <= ");
            sql.append(dialect.literal(edges.get(i)))
                    .append(" THEN 'fifth ")
                    .append(i + 1)
                    .append("'");
        }
        return sql + " ELSE 'fifth " + (edges.size() + 1) + "' END";
    }

    private static Labels counted(Table table, String expression) throws DatasetException, InterruptedException {
        List<String> names = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        table.query(
                "SELECT l, count(*) n FROM (SELECT " + expression + " l FROM " + table.relation()
                        + ") AS t WHERE l IS NOT NULL GROUP BY l ORDER BY n DESC, l LIMIT " + (MOST + 1),
                row -> {
                    names.add(row.text(0));
                    rows.add(row.number(1));
                });
        if (names.size() > MOST) {
            return new Labels(expression, List.of(), new long[0]);
        }
        return new Labels(
                expression, names, rows.stream().mapToLong(Long::longValue).toArray());
    }

    /** Whether there are classes to compare. */
    boolean usable() {
        return names.size() >= 2;
    }

    int count() {
        return names.size();
    }

    /** Number of a class, -1 for an unknown one. */
    int index(String name) {
        return name == null ? -1 : names.indexOf(name);
    }

    /** Rows with a label. */
    long total() {
        return IntStream.range(0, rows.length).mapToLong(i -> rows[i]).sum();
    }
}
