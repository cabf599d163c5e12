package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds of a column of numbers and how many of its values lie beyond them.
 *
 * @param median of the values
 * @param deviation median of the absolute deviations from it, MAD
 * @param lower quartile
 * @param upper quartile
 * @param values that were compared: all, or those of the sample
 * @param robust values with a robust z, 0.6745 (x - median) / MAD, beyond {@link #ROBUST_Z} (Iglewicz and Hoaglin 1993)
 * @param fenced values beyond the quartiles by more than {@link #FENCES} interquartile ranges (Tukey 1977)
 */
record Spread(double median, double deviation, double lower, double upper, long values, long robust, long fenced) {
    static final double ROBUST_Z = 3.5;
    static final double FENCES = 1.5;

    /** Columns of numbers that have a spread. */
    static Map<String, Spread> of(RowSample sample) {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        for (SampleColumn column : sample.features()) {
            double[] sorted = column.isNumeric() ? column.sorted() : new double[0];
            if (sorted.length == 0) {
                continue;
            }
            double median = sorted[sorted.length / 2];
            double deviation = Arrays.stream(sorted)
                    .map(value -> Math.abs(value - median))
                    .sorted()
                    .toArray()[sorted.length / 2];
            Spread empty =
                    new Spread(median, deviation, sorted[sorted.length / 4], sorted[sorted.length * 3 / 4], 0, 0, 0);
            long robust = Arrays.stream(sorted).filter(empty::isRobustOutlier).count();
            long fenced = Arrays.stream(sorted).filter(empty::isBeyondFences).count();
            spreads.put(
                    column.name(),
                    new Spread(median, deviation, empty.lower, empty.upper, sorted.length, robust, fenced));
        }
        return spreads;
    }

    /** Whether the robust z is beyond its bound; never where half of the values are the same. */
    boolean isRobustOutlier(double value) {
        return deviation > 0 && 0.6745 * Math.abs(value - median) > ROBUST_Z * deviation;
    }

    /** Whether the value is beyond the fences; never where the quartiles are the same. */
    boolean isBeyondFences(double value) {
        double range = upper - lower;
        return range > 0 && (value < lower - FENCES * range || value > upper + FENCES * range);
    }

    /**
     * Values beyond an accepted version's bounds.
     *
     * @param rows numbers of those that the sample holds
     */
    record Beyond(String column, long values, long robust, long fenced, List<Long> rows) {}

    /** The sample's columns by the bounds of an accepted version. */
    static List<Beyond> beyond(Examined data, Map<String, Spread> known) throws DatasetException, InterruptedException {
        RowSample sample = data.sample();
        List<Beyond> all = new ArrayList<>();
        for (SampleColumn column : sample.features()) {
            Spread spread = known.get(column.name());
            if (!column.isNumeric() || spread == null) {
                continue;
            }
            long values = 0;
            long robust = 0;
            long fenced = 0;
            List<Long> rows = new ArrayList<>();
            for (int r = 0; r < sample.size(); r++) {
                double value = column.value(r);
                if (Double.isFinite(value)) {
                    values++;
                    robust += spread.isRobustOutlier(value) ? 1 : 0;
                    fenced += spread.isBeyondFences(value) ? 1 : 0;
                    if (spread.isRobustOutlier(value) || spread.isBeyondFences(value)) {
                        rows.add(sample.row(r));
                    }
                }
            }
            all.add(new Beyond(column.name(), values, robust, fenced, rows));
        }
        return all;
    }
}
