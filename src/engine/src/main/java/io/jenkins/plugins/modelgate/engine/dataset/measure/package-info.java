/**
 * Statistics of the data gate: bins and histograms, distances between two distributions, tests, rules on the history of a
 * metric, and the gate that joins effect size and noise floor. Pure values and arithmetic: no files, no SQL, no clock. Every
 * measure has a variant id, because PSI, Jensen-Shannon and chi-squared differ between tools by bins, smoothing and logarithm.
 */
package io.jenkins.plugins.modelgate.engine.dataset.measure;
