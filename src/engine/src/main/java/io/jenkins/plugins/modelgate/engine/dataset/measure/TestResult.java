package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Outcome of a test.
 *
 * @param variant id of the test
 * @param statistic what it computes
 * @param pValue probability of a statistic at least as extreme if there is no difference, 0 to 1
 */
public record TestResult(String variant, double statistic, double pValue) {}
