package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows with their features in memory: all of them, or about 50,000 of a larger table. Numbers stay numbers, categories become codes;
 * NaN stands for NULL.
 */
final class RowSample {
    static final int MOST_ROWS = 50_000;
    static final int MOST_COLUMNS = 100;
    private static final int BINS = 10;
    private static final long SEED = 42;

    private final List<String> columns;
    private final boolean[] numeric;
    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private final float[][] values;
    private final double[][] edges;
    private final long[] rows;
    private final int[] labels;
    private final long total;

    private RowSample(
            List<String> columns, boolean[] numeric, List<float[]> read, long[] rows, int[] labels, long total) {
        this.columns = columns;
        this.numeric = numeric;
        this.values = read.toArray(new float[0][]);
        this.rows = rows;
        this.labels = labels;
        this.total = total;
        this.edges = new double[columns.size()][];
        for (int c = 0; c < columns.size(); c++) {
            edges[c] = numeric[c] ? edges(c) : new double[0];
        }
    }

    static RowSample of(Examined data) throws DatasetException, InterruptedException {
        Table table = data.table();
        List<String> columns = data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY);
        columns = columns.subList(0, Math.min(columns.size(), MOST_COLUMNS));
        boolean[] numeric = new boolean[columns.size()];
        StringBuilder sql = new StringBuilder("SELECT r, l");
        StringBuilder inner = new StringBuilder(
                "SELECT " + data.row() + " AS r, " + data.labels().expression() + " AS l");
        for (int c = 0; c < columns.size(); c++) {
            numeric[c] = data.facts(columns.get(c)).role() == ColumnRole.NUMERIC;
            String name = data.quote(columns.get(c));
            inner.append(", ")
                    .append(
                            numeric[c]
                                    ? data.dialect().asDouble(name)
                                    : data.dialect().asText(name));
            inner.append(" AS c").append(c);
            sql.append(", c").append(c);
        }
        String relation = "(" + inner + " FROM " + table.relation() + ") AS t";
        long total = table.rows();
        String from = total <= MOST_ROWS
                ? relation
                : data.dialect().sample(relation.substring(0, relation.length() - 5), MOST_ROWS / (double) total, SEED)
                        + " AS s";
        List<Map<String, Integer>> codes = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            codes.add(new HashMap<>());
        }
        List<float[]> read = new ArrayList<>();
        List<long[]> keys = new ArrayList<>();
        int width = columns.size();
        table.query(sql + " FROM " + from, row -> {
            float[] values = new float[width];
            for (int c = 0; c < width; c++) {
                if (numeric[c]) {
                    values[c] = (float) row.decimal(c + 2);
                } else {
                    String text = row.text(c + 2);
                    Map<String, Integer> known = codes.get(c);
                    values[c] = text == null ? Float.NaN : known.computeIfAbsent(text, k -> known.size());
                }
            }
            read.add(values);
            keys.add(new long[] {row.number(0), data.labels().index(row.text(1))});
        });
        RowSample sample = new RowSample(
                columns,
                numeric,
                read,
                keys.stream().mapToLong(k -> k[0]).toArray(),
                keys.stream().mapToInt(k -> (int) k[1]).toArray(),
                total);
        sample.codes.addAll(codes);
        return sample;
    }

    private double[] edges(int column) {
        double[] sorted = sorted(column);
        double[] inner = new double[BINS - 1];
        for (int i = 1; i < BINS && sorted.length > 0; i++) {
            inner[i - 1] = sorted[(int) ((long) i * sorted.length / BINS)];
        }
        return Arrays.stream(inner).distinct().toArray();
    }

    /** Finite values of a column, ascending. */
    double[] sorted(int column) {
        double[] all = new double[values.length];
        int n = 0;
        for (float[] row : values) {
            if (Float.isFinite(row[column])) {
                all[n++] = row[column];
            }
        }
        double[] sorted = Arrays.copyOf(all, n);
        Arrays.sort(sorted);
        return sorted;
    }

    int size() {
        return values.length;
    }

    /** Rows of the table for each row of the sample, at least 1. */
    double scale() {
        return values.length == 0 ? 1 : Math.max(1, total / (double) values.length);
    }

    boolean isWhole() {
        return values.length == total;
    }

    List<String> columns() {
        return columns;
    }

    boolean isNumeric(int column) {
        return numeric[column];
    }

    float value(int row, int column) {
        return values[row][column];
    }

    /** The value as the sample holds it: the number, or the code of the category; NaN for an unknown one. */
    float encoded(int column, String text) {
        if (text == null) {
            return Float.NaN;
        }
        if (numeric[column]) {
            try {
                return (float) Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Float.NaN;
            }
        }
        Integer code = codes.get(column).get(text);
        return code == null ? Float.NaN : code;
    }

    long row(int row) {
        return rows[row];
    }

    int label(int row) {
        return labels[row];
    }

    /** Bin of a value among the tenths of its column, the code of a category, -1 for NULL. */
    int bin(int row, int column) {
        float value = values[row][column];
        if (Float.isNaN(value)) {
            return -1;
        }
        if (!numeric[column]) {
            return (int) value;
        }
        int bin = 0;
        for (double edge : edges[column]) {
            bin += edge <= value ? 1 : 0;
        }
        return bin;
    }

    /** What a row shows, for a naive Bayes. */
    Document document(int row) {
        long[] features = new long[columns.size()];
        for (int c = 0; c < features.length; c++) {
            features[c] = feature(c, bin(row, c));
        }
        Arrays.sort(features);
        return new Document(rows[row], labels[row], features);
    }

    /** Hash of a column and a bin. */
    static long feature(int column, int bin) {
        return LongCounts.mix(((long) column << 32) + bin + 7) | 1;
    }
}
