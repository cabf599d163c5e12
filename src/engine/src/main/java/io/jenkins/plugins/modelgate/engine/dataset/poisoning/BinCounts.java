package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Counts per group of rows and bin of a column: tenths of numbers and of text lengths, the categories of the rest. */
final class BinCounts {
    /** Categories of a column up to which they are compared between groups. */
    static final int MOST_CATEGORIES = 50;

    private BinCounts() {}

    /**
     * Rows of the sample per group and bin, groups by name.
     *
     * @param group name of a row's group, null for a row without one
     */
    static Map<String, long[]> counts(RowSample sample, IntFunction<String> group, SampleColumn column) {
        Map<String, long[]> counts = new TreeMap<>();
        for (int r = 0; r < sample.size(); r++) {
            String name = column.bin(r) < 0 ? null : group.apply(r);
            if (name != null) {
                counts.computeIfAbsent(name, k -> new long[column.bins()])[column.bin(r)]++;
            }
        }
        return counts;
    }

    /** Rows of the sample per consecutive block and bin. */
    static long[][] blocks(RowSample sample, long rows, int blocks, SampleColumn column) {
        long[][] counts = new long[blocks][column.bins()];
        for (int r = 0; r < sample.size(); r++) {
            if (column.bin(r) >= 0) {
                counts[(int) Math.min(blocks - 1, sample.row(r) * blocks / rows)][column.bin(r)]++;
            }
        }
        return counts;
    }

    /** SQL of a number's tenth as the sample cuts it, or of a category. */
    static String bin(Examined data, SampleColumn column, String value) {
        if (!column.isNumeric()) {
            return value;
        }
        StringBuilder sql = new StringBuilder("CASE WHEN " + value + " IS NULL THEN NULL");
        int bin = 0;
        for (double edge : column.edges()) {
            sql.append(" WHEN ")
                    .append(value)
                    .append(" < ")
                    .append(data.dialect().literal(edge));
            sql.append(" THEN '").append(bin++).append("'");
        }
        return sql + " ELSE '" + bin + "' END";
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
