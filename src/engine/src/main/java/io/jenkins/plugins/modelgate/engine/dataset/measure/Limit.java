package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Thresholds of a measure.
 *
 * @param warn values from here on are a warning, above 0
 * @param fail values from here on are a failure, at least warn
 */
public record Limit(double warn, double fail) {
    public Limit {
        if (!(warn > 0 && fail >= warn && Double.isFinite(fail))) {
            throw new IllegalArgumentException(
                    "thresholds are numbers above 0, the one of failure at least the one of warning, not " + warn
                            + " and " + fail);
        }
    }
}
