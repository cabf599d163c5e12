package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Count, mean and sum of squared deviations, which merge (Chan, Golub and LeVeque).
 *
 * @param n how many values
 * @param mean their mean, 0 without any
 * @param squares sum of squared deviations from the mean
 */
public record Moments(long n, double mean, double squares) {
    /** Of no values. */
    public static final Moments NONE = new Moments(0, 0, 0);

    /** Moments of values. */
    public static Moments of(double... values) {
        Moments moments = NONE;
        for (double value : values) {
            moments = moments.plus(value);
        }
        return moments;
    }

    /** With one more value (Welford). */
    public Moments plus(double value) {
        double next = mean + (value - mean) / (n + 1);
        return new Moments(n + 1, next, squares + (value - mean) * (value - next));
    }

    /** Of both sets of values. */
    public Moments merge(Moments other) {
        if (n == 0 || other.n == 0) {
            return n == 0 ? other : this;
        }
        long both = Math.addExact(n, other.n);
        double difference = other.mean - mean;
        double share = other.n / (double) both;
        return new Moments(
                both, mean + difference * share, squares + other.squares + difference * difference * n * share);
    }

    /** Population standard deviation, the root of squares / n; NaN without values. */
    public double populationDeviation() {
        return Math.sqrt(squares / n);
    }

    /** Sample standard deviation, the root of squares / (n - 1); NaN with fewer than two values. */
    public double sampleDeviation() {
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
    }
}
