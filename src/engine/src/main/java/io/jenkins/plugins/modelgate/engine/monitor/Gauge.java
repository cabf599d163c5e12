package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.monitor.chart.Measured;

/**
 * A measure beside its limit, for people.
 *
 * @param name of the measure
 * @param value of it
 * @param limit from where on it counts; NaN for none
 * @param state what follows
 */
record Gauge(String name, double value, double limit, Measured.State state) {}
