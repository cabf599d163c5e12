package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;

/**
 * Figures of one column. Those that make sense for numbers only are null elsewhere.
 *
 * @param name of the column
 * @param nulls number of missing values
 * @param distinct number of different values, or null
 * @param count number of values, or null
 * @param sum of the values, or null
 * @param min smallest value, or null
 * @param max largest value, or null
 * @param quantiles by share, {@code 0.5} being the median
 */
public record ColumnMetrics(
        String name,
        long nulls,
        @CheckForNull Long distinct,
        @CheckForNull Long count,
        @CheckForNull Double sum,
        @CheckForNull Double min,
        @CheckForNull Double max,
        Map<Double, Double> quantiles) {
    public ColumnMetrics {
        quantiles = Map.copyOf(quantiles);
    }
}
