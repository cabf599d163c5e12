package io.jenkins.plugins.modelgate.engine.quality;

/** How many samples a comparison needs. */
final class Samples {
    private Samples() {}

    /**
     * A sentence about how many samples both versions need so that the half-width of the interval of their difference is
     * {@code half}: n = 2 p (1 - p) (z / half)², for shares.
     */
    static String advice(Metric before, double half) {
        if (!before.isShare() || !(half > 0)) {
            return "Tell the number of samples, and evaluate on more of them";
        }
        double p = Math.min(0.99, Math.max(0.01, before.value() == null ? 0.5 : before.value()));
        double needed = 2 * p * (1 - p) * Math.pow(Confidence.quantile(1) / half, 2);
        return needed > 1e9
                ? "No number of samples would decide this"
                : "About " + (long) Math.ceil(needed) + " samples in each version would decide";
    }
}
