package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Second pass over the values: each one's rows, all columns in one statement. */
final class CategoryPass {
    /** A column to count, and the values of its baseline, which are counted however rare they have become. */
    record Wanted(Column column, List<String> known) {}

    /** A column's values and how many different ones there are. */
    record Counted(Categories categories, long distinct) {}

    private final Table table;

    CategoryPass(Table table) {
        this.table = table;
    }

    /**
     * Counts values.
     *
     * @param rows with a value, for each column
     */
    List<Counted> count(List<Wanted> wanted, List<Long> rows) throws DatasetException, InterruptedException {
        List<Map<String, Long>> top = new ArrayList<>();
        long[] distinct = new long[wanted.size()];
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Wanted each : wanted) {
            parts.add(part(parts.size(), each));
            parameters.addAll(each.known());
            top.add(new LinkedHashMap<>());
        }
        if (!wanted.isEmpty()) {
            table.query(String.join(" UNION ALL ", parts), parameters, row -> {
                int index = (int) row.number(0);
                // Somebody may have written a text as a long one is shortened to.
                top.get(index).merge(row.text(1), row.number(2), Long::sum);
                distinct[index] = row.number(3);
            });
        }
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < top.size(); i++) {
            counted.add(new Counted(categories(top.get(i), distinct[i], rows.get(i)), distinct[i]));
        }
        return counted;
    }

    private Categories categories(Map<String, Long> top, long distinct, long rows) throws DatasetException {
        List<Category> sorted = new ArrayList<>();
        top.forEach((value, count) -> sorted.add(new Category(value, count)));
        sorted.sort(Collections.reverseOrder((a, b) -> Long.compare(a.rows(), b.rows())));
        long listed = sorted.stream().mapToLong(Category::rows).sum();
        if (listed > rows) {
            throw new DatasetException(table.name() + " changed while it was examined");
        }
        return new Categories(sorted, rows - listed, distinct == top.size() && listed == rows);
    }

    /** The most frequent values of a column, the baseline's first. */
    private String part(int index, Wanted wanted) {
        Dialect dialect = table.dialect();
        String name = dialect.quote(wanted.column().name());
        String value = wanted.column().type() == ColumnType.TEXT ? name : dialect.asText(name);
        String known = wanted.known().isEmpty()
                ? ""
                : "CASE WHEN v IN ("
                        + String.join(", ", Collections.nCopies(wanted.known().size(), "?")) + ") THEN 0 ELSE 1 END, ";
        int most = wanted.known().isEmpty() ? Categories.MOST : Categories.MOST_WITH_BASELINE;
        // Long values are shortened behind the grouping, so that two of them never become one before they are counted.
        return "SELECT * FROM (SELECT " + index + " AS i, v, n, count(*) OVER () AS d FROM (SELECT "
                + dialect.shortened("w") + " AS v, n FROM (SELECT " + value + " AS w, count(*) AS n FROM "
                + table.relation() + " WHERE " + name + " IS NOT NULL GROUP BY 1) AS g" + index + ") AS s" + index
                + " ORDER BY " + known + "n DESC, v LIMIT " + most + ") AS t" + index;
    }
}
