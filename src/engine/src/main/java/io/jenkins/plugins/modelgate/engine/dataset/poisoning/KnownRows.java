package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Hashed values of some rows of an accepted version, each with its class: enough to say whether a value, or a pair of values, was there
 * and with which label.
 *
 * @param columns names
 * @param labels class of each row, -1 for none
 * @param cells for each column the hash of each row's value, 0 for NULL, {@link #RARE} for a value that is there once
 */
record KnownRows(List<String> columns, int[] labels, int[][] cells) {
    /** Values that are kept. */
    static final int MOST_CELLS = 240_000;

    static final int MOST_ROWS = 20_000;

    /** Stands for a value that the sample has once, of so many rows that once is as good as never. */
    static final int RARE = 2;

    private static final int MANY = 10_000;

    KnownRows {
        columns = List.copyOf(columns);
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("not as many columns of values as names");
        }
        for (int[] column : cells) {
            if (column.length != labels.length) {
                throw new IllegalArgumentException("a column has not as many values as there are rows");
            }
        }
    }

    static KnownRows of(Examined data, boolean labelled, Set<String> sensitive)
            throws DatasetException, InterruptedException {
        RowSample sample = data.sample();
        List<SampleColumn> features = sample.features().stream()
                .filter(column -> !sensitive.contains(column.name()))
                .toList();
        int most = Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, features.size()));
        int rows = features.isEmpty() ? 0 : Math.min(most, sample.size());
        int[] labels = new int[rows];
        List<String> names = new ArrayList<>();
        int[][] cells = new int[features.size()][rows];
        for (int r = 0; r < rows; r++) {
            labels[r] = labelled ? sample.label(from(r, rows, sample.size())) : -1;
        }
        for (int c = 0; c < cells.length; c++) {
            SampleColumn column = features.get(c);
            names.add(column.name());
            for (int r = 0; r < rows; r++) {
                int code = column.code(from(r, rows, sample.size()));
                cells[c][r] = code < 0 ? 0 : rows >= MANY && column.count(code) == 1 ? RARE : hash(column, code);
            }
        }
        return new KnownRows(names, labels, cells);
    }

    /** Spread evenly over the sample. */
    private static int from(int row, int rows, int size) {
        return (int) ((long) row * size / rows);
    }

    /** Of a value, the same whether it was read as a number or a category that is written as one; odd. */
    static int hash(SampleColumn column, int code) {
        return (int) TextFeatures.hash(column.text(code)) | 1;
    }

    int size() {
        return labels.length;
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /**
     * Rows that have all these values: how many, and how many of them of the class.
     *
     * @return null when a column was not there
     */
    long[] count(List<String> names, int[] hashes, int label) {
        int[] at = names.stream().mapToInt(columns::indexOf).toArray();
        long[] found = new long[2];
        for (int c : at) {
            if (c < 0) {
                return null;
            }
        }
        for (int r = 0; r < labels.length; r++) {
            boolean has = true;
            for (int i = 0; i < at.length && has; i++) {
                has = cells[at[i]][r] == hashes[i];
            }
            if (has) {
                found[0]++;
                found[1] += labels[r] == label ? 1 : 0;
            }
        }
        return found;
    }
}
