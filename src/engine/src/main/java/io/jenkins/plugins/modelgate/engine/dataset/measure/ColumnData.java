package io.jenkins.plugins.modelgate.engine.dataset.measure;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;

/**
 * One side of a column's comparison.
 *
 * @param histogram rows in the baseline's bins
 * @param cdf of the same rows, for numeric columns; null if the column has no finite value or is categorical
 */
public record ColumnData(Histogram histogram, @CheckForNull Cdf cdf) {
    public ColumnData {
        if (cdf != null && cdf.rows() != histogram.binned()) {
            throw new IllegalArgumentException("the distribution is of " + cdf.rows() + " rows, the histogram of "
                    + histogram.binned() + ": both must come from the same rows");
        }
    }

    /** A column of numbers held in memory. */
    public static ColumnData numeric(NumericBins bins, double[] values) {
        NumericCounter counter = new NumericCounter(bins);
        for (double value : values) {
            counter.add(value);
        }
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        return new ColumnData(counter.histogram(), finite.length == 0 ? null : Cdf.of(finite));
    }
}
