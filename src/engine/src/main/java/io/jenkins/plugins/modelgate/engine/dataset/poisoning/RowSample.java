package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows with their features in memory: all of them, or about 50,000 of a larger table. Which rows of a larger table is decided by all its
 * values: who writes the rows cannot place some where they are not drawn without drawing anew by every change.
 */
final class RowSample {
    static final int MOST_ROWS = 50_000;
    static final int MOST_COLUMNS = 1000;

    /** Values in memory: of wide tables fewer rows are drawn. */
    private static final int MOST_CELLS = 4_000_000;

    private static final int PARTS = 1_000_000;
    private static final long SEED = 42;

    private final List<SampleColumn> features;
    private final List<SampleColumn> others;
    private final long[] rows;
    private final int[] labels;
    private final long total;

    private RowSample(List<SampleColumn> features, List<SampleColumn> others, long[] rows, int[] labels, long total) {
        this.features = List.copyOf(features);
        this.others = List.copyOf(others);
        this.rows = rows;
        this.labels = labels;
        this.total = total;
    }

    /** One column while it is read. */
    private static final class Reading {
        private final String name;
        private final Map<String, Integer> codes;
        private double[] values = new double[1024];

        private Reading(String name, boolean numeric) {
            this.name = name;
            this.codes = numeric ? null : new HashMap<>();
        }

        private void put(int at, io.jenkins.plugins.modelgate.engine.dataset.sql.Row row, int column)
                throws DatasetException {
            if (at == values.length) {
                values = Arrays.copyOf(values, 2 * at);
            }
            if (codes == null) {
                // Zero has two signs in floating point and one for SQL.
                values[at] = row.decimal(column) + 0.0;
            } else {
                String text = row.text(column);
                values[at] = text == null ? Double.NaN : codes.computeIfAbsent(text, k -> codes.size());
            }
        }

        private SampleColumn column(int size) {
            List<String> texts = codes == null ? null : new ArrayList<>(Arrays.asList(new String[codes.size()]));
            if (codes != null) {
                codes.forEach((text, code) -> texts.set(code, text));
            }
            return new SampleColumn(name, Arrays.copyOf(values, size), texts);
        }
    }

    static RowSample of(Examined data) throws DatasetException, InterruptedException {
        Table table = data.table();
        List<String> columns = data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY);
        columns = columns.subList(0, Math.min(columns.size(), MOST_COLUMNS));
        List<Reading> readings = new ArrayList<>();
        List<String> sql = new ArrayList<>(List.of(data.row(), data.labels().expression()));
        for (String column : columns) {
            boolean numeric = data.facts(column).role() == ColumnRole.NUMERIC;
            String name = data.quote(column);
            sql.add(numeric ? data.dialect().asDouble(name) : data.dialect().asText(name));
            readings.add(new Reading(column, numeric));
        }
        int features = readings.size();
        for (String column : data.columns(ColumnRole.TEXT)) {
            sql.add(data.dialect().asDouble(data.dialect().length(data.quote(column))));
            readings.add(new Reading("length of " + column, true));
        }
        for (String column : data.columns(ColumnRole.SOURCE)) {
            sql.add(data.dialect().asText(data.quote(column)));
            readings.add(new Reading(column, false));
        }
        long[][] rows = {new long[1024]};
        int[][] labels = {new int[1024]};
        int[] size = {0};
        table.query("SELECT " + String.join(", ", sql) + from(data, readings.size()), row -> {
            int at = size[0]++;
            if (at == rows[0].length) {
                rows[0] = Arrays.copyOf(rows[0], 2 * at);
                labels[0] = Arrays.copyOf(labels[0], 2 * at);
            }
            rows[0][at] = row.number(0);
            labels[0][at] = data.labels().index(row.text(1));
            for (int c = 0; c < readings.size(); c++) {
                readings.get(c).put(at, row, c + 2);
            }
        });
        List<SampleColumn> read =
                readings.stream().map(reading -> reading.column(size[0])).toList();
        return new RowSample(
                read.subList(0, features),
                read.subList(features, read.size()),
                Arrays.copyOf(rows[0], size[0]),
                Arrays.copyOf(labels[0], size[0]),
                table.rows());
    }

    private static String from(Examined data, int columns) throws DatasetException, InterruptedException {
        Table table = data.table();
        long total = table.rows();
        int most = Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, columns));
        if (total <= most) {
            return " FROM " + table.relation();
        }
        double share = most / (double) total;
        if (table.rowColumn() == null) {
            return " FROM " + data.dialect().sample(table.relation(), share, SEED) + " AS s";
        }
        return " FROM " + table.relation() + " WHERE "
                + part(data.dialect(), List.of(data.row(), data.dialect().literal(salt(data)))) + " < "
                + Math.max(1, Math.round(share * PARTS));
    }

    /** A number from 0 to {@link #PARTS} for each row; hashes of some databases are negative. */
    private static String part(Dialect dialect, List<String> hashed) {
        return "abs(" + dialect.hash(hashed) + " % " + PARTS + ")";
    }

    private static String salt(Examined data) throws DatasetException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(data.row()));
        data.table().columns().forEach(column -> all.add(data.quote(column.name())));
        String[] salt = {""};
        data.table()
                .query(
                        "SELECT sum(" + part(data.dialect(), all) + ") FROM "
                                + data.table().relation(),
                        row -> salt[0] = String.valueOf(row.text(0)));
        return salt[0];
    }

    int size() {
        return rows.length;
    }

    /** Rows of the table for each row of the sample, at least 1. */
    double scale() {
        return rows.length == 0 ? 1 : Math.max(1, total / (double) rows.length);
    }

    boolean isWhole() {
        return rows.length == total;
    }

    /** Numbers and categories that a model would learn from. */
    List<SampleColumn> features() {
        return features;
    }

    SampleColumn feature(int column) {
        return features.get(column);
    }

    /** A source, or "length of" a text; null when the sample does not hold it. */
    SampleColumn other(String name) {
        return others.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What can be compared between groups of rows: numbers, categories of few values, lengths of texts. */
    List<SampleColumn> comparable(int most) {
        List<SampleColumn> comparable = new ArrayList<>();
        for (SampleColumn column : features) {
            if (comparable.size() < most && (column.isNumeric() || column.distinct() <= BinCounts.MOST_CATEGORIES)) {
                comparable.add(column);
            }
        }
        others.stream().filter(SampleColumn::isNumeric).forEach(comparable::add);
        return comparable;
    }

    long row(int row) {
        return rows[row];
    }

    int label(int row) {
        return labels[row];
    }

    /** What a row shows, for a naive Bayes. */
    Document document(int row) {
        long[] shown = new long[features.size()];
        for (int c = 0; c < shown.length; c++) {
            shown[c] = shown(c, features.get(c).bin(row));
        }
        Arrays.sort(shown);
        return new Document(rows[row], labels[row], shown);
    }

    /** Hash of a column and a bin. */
    static long shown(int column, int bin) {
        return LongCounts.mix(((long) column << 32) + bin + 7) | 1;
    }
}
