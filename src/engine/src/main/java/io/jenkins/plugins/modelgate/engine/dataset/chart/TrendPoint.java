package io.jenkins.plugins.modelgate.engine.dataset.chart;

import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a build remembers of a dataset so that later ones can show how it went: a few numbers for each column.
 *
 * @param rows number of rows
 * @param columns at most {@link Charts#COLUMNS}
 */
public record TrendPoint(long rows, List<Column> columns) {
    /**
     * One column.
     *
     * @param name of the column; hostile text
     * @param state how it stood to its baseline
     * @param missing share of its rows without a value, 0 to 1
     * @param drift distance from the baseline in limits, 1 is at the limit; NaN where nothing was compared
     * @param median of its numbers, times as seconds since 1970; NaN where there are none. A baseline moves along with each version that
     *     is accepted: only this shows a column that goes far in small steps
     */
    public record Column(String name, ColumnChart.State state, double missing, double drift, double median) {
        public Column {
            if (!(missing >= 0 && missing <= 1) || drift < 0) {
                throw new IllegalArgumentException("a share is not from 0 to 1, or a drift is negative");
            }
        }
    }

    public TrendPoint {
        columns = List.copyOf(columns);
        if (rows < 0 || columns.size() > Charts.COLUMNS) {
            throw new IllegalArgumentException("there are fewer rows than none, or too many columns");
        }
    }

    /** Of a profile and its charts. A chart whose column the profile lacks is left out. */
    public static TrendPoint of(Profile profile, List<ColumnChart> charts) {
        Map<String, ColumnProfile> profiles = new HashMap<>();
        profile.columns().forEach(column -> profiles.put(SafeText.of(column.name()), column));
        List<Column> columns = new ArrayList<>();
        for (ColumnChart chart : charts) {
            ColumnProfile column = profiles.get(chart.column());
            if (column != null) {
                columns.add(new Column(chart.column(), chart.state(), missing(column), chart.drift(), median(column)));
            }
        }
        return new TrendPoint(profile.rows(), columns);
    }

    private static double missing(ColumnProfile column) {
        return column.missing().rows() / (double) Math.max(1, column.rows());
    }

    private static double median(ColumnProfile column) {
        Numbers numbers = column.numbers();
        return numbers == null || numbers.rows() == 0 || column.type().isTemporal()
                ? Double.NaN
                : numbers.quantile(0.5);
    }

    /** Share of all values that are missing, 0 to 1. */
    public double missing() {
        return columns.stream().mapToDouble(Column::missing).average().orElse(0);
    }

    /** Number of columns that drifted. */
    public long drifted() {
        return columns.stream()
                .filter(column -> column.state() == ColumnChart.State.DRIFTED)
                .count();
    }

    /** The column of this name, or null. */
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
