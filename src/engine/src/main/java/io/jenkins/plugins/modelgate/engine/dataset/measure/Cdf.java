package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A cumulative distribution in steps: of a sample, of weighted values, or of a sketch's quantiles. */
public final class Cdf {
    private final double[] values;
    private final double[] cumulative;
    private final long rows;
    private final double rankError;
    private final double deviation;

    /** Takes values in ascending order. */
    private Cdf(double[] sorted, double[] weights, long rows, double rankError, double deviation) {
        double[] distinct = new double[sorted.length];
        double[] sums = new double[sorted.length];
        int size = 0;
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += weights[i];
            if (size == 0 || distinct[size - 1] != sorted[i]) {
                distinct[size++] = sorted[i];
            }
            sums[size - 1] = sum;
        }
        this.values = Arrays.copyOf(distinct, size);
        double total = sum;
        this.cumulative = Arrays.stream(sums, 0, size).map(part -> part / total).toArray();
        this.rows = rows;
        this.rankError = rankError;
        this.deviation = deviation;
    }

    private static Cdf sorting(double[] values, double[] weights, long rows, double rankError, double deviation) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Cdf(
                Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> weights[i]).toArray(),
                rows,
                rankError,
                deviation);
    }

    /** Of all values of a column, finite and at least one. */
    public static Cdf of(double[] sample) {
        double[] weights = new double[sample.length];
        Arrays.fill(weights, 1);
        checked(sample, weights);
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new Cdf(sorted, weights, sample.length, 0, Moments.of(sample).populationDeviation());
    }

    /** Of values with weights, at least 0 and not all 0; such as counts of a histogram at the middles of its bins. */
    public static Cdf weighted(double[] values, double[] weights, long rows) {
        checked(values, weights);
        double total = Arrays.stream(weights).sum();
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * (weights[i] / total);
        }
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            variance += (values[i] - mean) * (values[i] - mean) * (weights[i] / total);
        }
        return sorting(values, weights, rows, 0, Math.sqrt(variance));
    }

    /**
     * Of a quantile sketch.
     *
     * @param values what it kept
     * @param weights how many rows each stands for
     * @param rows rows it has seen
     * @param rankError its normalised rank error, 0 to 1; raises the floor of the distance
     * @param deviation population standard deviation of all rows
     */
    public static Cdf sketch(double[] values, double[] weights, long rows, double rankError, double deviation) {
        checked(values, weights);
        if (!(rankError >= 0 && rankError <= 1) || !(deviation >= 0)) {
            throw new IllegalArgumentException(
                    "a sketch has a rank error from 0 to 1 and a deviation, not " + rankError + " and " + deviation);
        }
        return sorting(values, weights, rows, rankError, deviation);
    }

    private static void checked(double[] values, double[] weights) {
        if (values.length == 0 || values.length != weights.length) {
            throw new IllegalArgumentException(
                    values.length + " values with " + weights.length + " weights have no distribution");
        }
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || !(weights[i] >= 0)) {
                throw new IllegalArgumentException("value " + i + " (" + values[i] + ", weight " + weights[i]
                        + ") cannot be placed: count NaN and infinities apart");
            }
            total += weights[i];
        }
        if (!(total > 0) || Double.isInfinite(total)) {
            throw new IllegalArgumentException("the weights sum to " + total);
        }
    }

    /** Rows of the column. */
    public long rows() {
        return rows;
    }

    /** How far a rank may be off, 0 for exact distributions. */
    public double rankError() {
        return rankError;
    }

    /** Population standard deviation. */
    public double deviation() {
        return deviation;
    }

    /** What a walk over two distributions sees: both cumulative shares between one value and the next. */
    interface Step {
        void at(double from, double to, double here, double there);
    }

    /** Walks over the values of both in ascending order; the last step has no width. */
    void walk(Cdf other, Step step) {
        int i = 0;
        int j = 0;
        double here = 0;
        double there = 0;
        while (i < values.length || j < other.values.length) {
            double at = Math.min(next(i), other.next(j));
            if (next(i) == at) {
                here = cumulative[i++];
            }
            if (other.next(j) == at) {
                there = other.cumulative[j++];
            }
            double to = Math.min(next(i), other.next(j));
            step.at(at, Double.isInfinite(to) ? at : to, here, there);
        }
    }

    private double next(int index) {
        return index < values.length ? values[index] : Double.POSITIVE_INFINITY;
    }
}
