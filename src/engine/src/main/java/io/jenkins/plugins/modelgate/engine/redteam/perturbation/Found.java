package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

/**
 * A point near an example that is answered wrongly.
 *
 * @param example number of the example
 * @param point the nearest such point that was found
 * @param queries asked until the first one was found
 * @param distance of the point from the example
 */
public record Found(int example, double[] point, int queries, double distance) {}
