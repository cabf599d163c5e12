package io.jenkins.plugins.modelgate.engine.monitor.misuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one client, or all others together, asked: rows of numbers, NaN where there is none, bounded in number. Rows that repeat count once. */
public final class Queries {
    /** Most rows that are kept. */
    public static final int MOST = 2_000;

    private final List<double[]> rows = new ArrayList<>();
    private final Set<List<Double>> seen = new HashSet<>();
    private long all;
    private long near;

    /**
     * Takes a row.
     *
     * @param boundary whether the model was unsure about it
     */
    public void add(double[] row, boolean boundary) {
        all++;
        near += boundary ? 1 : 0;
        if (rows.size() < MOST) {
            List<Double> key = new ArrayList<>(row.length);
            for (double value : row) {
                key.add(value);
            }
            if (seen.add(key)) {
                rows.add(row.clone());
            }
        }
    }

    /** Different rows, at most {@link #MOST}. */
    List<double[]> rows() {
        return rows;
    }

    /** All rows that were taken. */
    public long all() {
        return all;
    }

    /** Share of the rows that the model was unsure about, 0 to 1. */
    double boundary() {
        return all == 0 ? 0 : near / (double) all;
    }

    /** Finite values of a column, sorted. */
    double[] column(int index) {
        return rows.stream()
                .mapToDouble(row -> row[index])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }
}
