package io.jenkins.plugins.modelgate.engine.dataset.profile;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Cdf;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Moments;
import io.jenkins.plugins.modelgate.engine.dataset.measure.NumericBins;
import java.util.ArrayList;
import java.util.List;

/**
 * The finite values of a column, exactly counted between fixed fine edges, of which the bins' edges are some.
 *
 * @param bins of the baseline, or of this column if it is one
 * @param grid fine edges, the same for as long as the bins are
 * @param counts rows in each of the intervals that the edges make, one more than edges
 * @param min least value; 0 without any
 * @param max greatest value; 0 without any
 * @param moments mean and deviation
 */
public record Numbers(NumericBins bins, Grid grid, List<Long> counts, double min, double max, Moments moments) {

    public Numbers {
        counts = List.copyOf(counts);
        min = min + 0.0;
        max = max + 0.0;
        if (counts.size() != grid.size()) {
            throw new IllegalArgumentException(
                    "there are " + counts.size() + " counts for " + grid.size() + " intervals");
        }
        if (!grid.holds(bins)) {
            throw new IllegalArgumentException("the fine edges do not contain those of the bins");
        }
        long rows = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a count is negative");
            }
            rows = Math.addExact(rows, count);
        }
        if (rows != moments.n()) {
            throw new IllegalArgumentException(
                    "the counts sum to " + rows + ", but there are " + moments.n() + " values");
        }
        if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
            throw new IllegalArgumentException("the range from " + min + " to " + max + " is none");
        }
        if (!Double.isFinite(moments.mean()) || !(moments.squares() >= 0)) {
            throw new IllegalArgumentException("the mean is not finite or the deviation negative");
        }
    }

    /** Number of finite values. */
    public long rows() {
        return moments.n();
    }

    /**
     * Rows in the bins.
     *
     * @param nulls rows without a value
     * @param nans rows that hold NaN
     * @param infinities rows that hold an infinity
     */
    public Histogram histogram(long nulls, long nans, long infinities) {
        long[] sums = new long[bins.size()];
        for (int i = 0; i < counts.size(); i++) {
            sums[grid.bin(bins, i)] += counts.get(i);
        }
        List<Long> list = new ArrayList<>();
        for (long sum : sums) {
            list.add(sum);
        }
        long above = grid.reachesBeyond(bins.max()) ? counts.get(counts.size() - 1) : 0;
        return new Histogram(bins, list, nulls, nans, infinities, counts.get(0), above);
    }

    /**
     * The cumulative distribution at the fine edges, where it is exact: distances taken there never exceed the true ones, and miss
     * at most {@link #resolution} of the baseline.
     */
    @CheckForNull
    public Cdf cdf() {
        if (rows() == 0) {
            return null;
        }
        double[] values = new double[counts.size()];
        double[] weights = new double[counts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    i == 0 ? Math.min(min, grid.edges().get(0)) : grid.edges().get(i - 1);
            weights[i] = counts.get(i);
        }
        return Cdf.sketch(values, weights, rows(), 0, moments.populationDeviation());
    }

    /** Greatest share of the rows inside one fine interval that is wider than a value. */
    public double resolution() {
        long most = 0;
        for (int i = 0; i < counts.size(); i++) {
            most = grid.isPoint(i) ? most : Math.max(most, counts.get(i));
        }
        return rows() == 0 ? 0 : most / (double) rows();
    }

    /**
     * The value below which a share of the rows lies, interpolated inside its fine interval: off by at most the rows of that interval.
     *
     * @param share 0 to 1
     */
    public double quantile(double share) {
        if (rows() == 0) {
            return Double.NaN;
        }
        double rank = share * rows();
        double below = 0;
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.get(i);
            if (count > 0 && below + count >= rank) {
                double from = Math.max(min, i == 0 ? min : grid.edges().get(i - 1));
                double to = grid.isPoint(i)
                        ? from
                        : Math.min(
                                max,
                                i == grid.edges().size() ? max : grid.edges().get(i));
                return from + (to - from) * (rank - below) / count;
            }
            below += count;
        }
        return max;
    }

    /** Share of the rows below a value, 0 to 1, interpolated inside its fine interval. */
    public double below(double value) {
        double sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            double from =
                    i == 0 ? Math.min(min, grid.edges().get(0)) : grid.edges().get(i - 1);
            double to = i == grid.edges().size()
                    ? Math.max(max, from)
                    : grid.edges().get(i);
            if (value >= to && i < grid.edges().size()) {
                sum += counts.get(i);
            } else if (value > from) {
                sum += counts.get(i) * (to > from ? Math.min(1, (value - from) / (to - from)) : 1);
            }
        }
        return rows() == 0 ? 0 : sum / rows();
    }

    /**
     * Of both parts: counts add up exactly.
     *
     * @throws IllegalArgumentException if they were counted between different edges
     */
    Numbers merge(Numbers other) {
        if (!bins.equals(other.bins) || !grid.equals(other.grid)) {
            throw new IllegalArgumentException("the parts were counted in different bins; give both the same baseline");
        }
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            sums.add(Math.addExact(counts.get(i), other.counts.get(i)));
        }
        if (rows() == 0 || other.rows() == 0) {
            return rows() == 0 ? other : this;
        }
        return new Numbers(
                bins, grid, sums, Math.min(min, other.min), Math.max(max, other.max), moments.merge(other.moments));
    }
}
