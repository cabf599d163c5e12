package io.jenkins.plugins.modelgate.engine.dataset.chart;

/**
 * One line below a picture.
 *
 * @param name what it is
 * @param before in the baseline, or the limit; empty where there is none
 * @param now in this dataset
 */
public record Figure(String name, String before, String now) {}
