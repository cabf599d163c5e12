package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts per group of rows and bin of a column: tenths of numbers and of text lengths, the categories of the rest. */
final class BinCounts {
    private static final int MOST_CATEGORIES = 50;

    private BinCounts() {}

    /** What is binned: an SQL expression that gives the bin as text. */
    record Binned(String name, String expression) {}

    /** All columns that can be compared between groups of rows. */
    static List<Binned> of(Examined data, int most) throws DatasetException, InterruptedException {
        List<Binned> binned = new ArrayList<>();
        for (String column : data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY)) {
            if (binned.size() >= most) {
                break;
            }
            if (data.facts(column).role() == ColumnRole.NUMERIC) {
                binned.add(new Binned(column, tenths(data, data.dialect().asDouble(data.quote(column)))));
            } else if (data.facts(column).distinct() <= MOST_CATEGORIES) {
                binned.add(new Binned(column, data.dialect().asText(data.quote(column))));
            }
        }
        for (String column : data.columns(ColumnRole.TEXT)) {
            String length = data.dialect().asDouble(data.dialect().length(data.quote(column)));
            binned.add(new Binned("length of " + column, tenths(data, length)));
        }
        return binned;
    }

    private static String tenths(Examined data, String value) throws DatasetException, InterruptedException {
        List<Double> shares = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            shares.add(i / 10.0);
        }
        TreeSet<Double> edges = new TreeSet<>();
        data.table()
                .query(
                        "SELECT " + data.dialect().approximateQuantiles(value, shares) + " FROM "
                                + data.table().relation(),
                        row -> {
                            for (double edge : row.decimals(0)) {
                                if (Double.isFinite(edge)) {
                                    edges.add(edge);
                                }
                            }
                        });
        StringBuilder sql = new StringBuilder("CASE WHEN " + value + " IS NULL THEN NULL");
        int bin = 0;
        for (double edge : edges) {
            sql.append(" WHEN ")
                    .append(value)
                    .append(" < ")
                    .append(data.dialect().literal(edge));
            sql.append(" THEN '").append(bin++).append("'");
        }
        return edges.isEmpty()
                ? "CASE WHEN " + value + " IS NULL THEN NULL ELSE '0' END"
                : sql + " ELSE '" + bin + "' END";
    }

    /** Rows per group and bin; every group has all bins in the same order. */
    static Map<String, long[]> counts(Examined data, String group, String bin)
            throws DatasetException, InterruptedException {
        Map<String, Map<String, Long>> read = new LinkedHashMap<>();
        Map<String, Integer> bins = new HashMap<>();
        data.table()
                .query(
                        "SELECT g, b, count(*) FROM (SELECT " + group + " g, " + bin + " b FROM "
                                + data.table().relation()
                                + ") AS t WHERE g IS NOT NULL AND b IS NOT NULL GROUP BY g, b ORDER BY g, b LIMIT 500000",
                        row -> {
                            String b = row.text(1);
                            bins.putIfAbsent(b, bins.size());
                            read.computeIfAbsent(row.text(0), k -> new HashMap<>())
                                    .put(b, row.number(2));
                        });
        Map<String, long[]> counts = new LinkedHashMap<>();
        read.forEach((name, row) -> {
            long[] all = new long[bins.size()];
            row.forEach((b, n) -> all[bins.get(b)] = n);
            counts.put(name, all);
        });
        return counts;
    }
}
