package io.jenkins.plugins.modelgate.engine.monitor;

/**
 * A measure beside its limit, for people.
 *
 * @param name of the measure
 * @param value of it
 * @param limit from where on it counts; NaN for none
 * @param state what follows
 */
record Gauge(String name, double value, double limit, State state) {
    /** What a measure says. */
    enum State {
        /** Nobody set a limit. */
        TOLD,
        WITHIN,
        /** At least half of the limit. */
        NEAR,
        CROSSED
    }
}
