package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One test of data quality with its outcome.
 *
 * @param name what was tested, unique within a run
 * @param kind kind of test, {@code not_null}
 * @param column it is about, or null
 * @param outcome how it went
 * @param blocking whether a failure closes the gate
 * @param expected in words, or null
 * @param actual in words, or null
 */
public record QualityTest(
        String name,
        String kind,
        @CheckForNull String column,
        Outcome outcome,
        boolean blocking,
        @CheckForNull String expected,
        @CheckForNull String actual) {

    /** How a test went. */
    public enum Outcome {
        PASS,
        FAIL,
        SKIP
    }
}
