package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** Shannon entropy, minus the sum of p ln p. */
public final class Entropy {
    private Entropy() {}

    /** Entropy in nats of the distribution with these counts, which are not all 0. */
    public static double nats(long... counts) {
        double rows = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a category cannot have " + count + " rows");
            }
            rows += count;
        }
        if (rows == 0) {
            throw new IllegalArgumentException("no rows have no entropy");
        }
        double sum = 0;
        for (long count : counts) {
            sum -= count == 0 ? 0 : count / rows * Math.log(count / rows);
        }
        return Math.max(0, sum);
    }
}
