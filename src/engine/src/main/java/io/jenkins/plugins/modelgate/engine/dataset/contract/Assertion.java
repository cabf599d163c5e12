package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;

/** One rule of a contract on one table. */
interface Assertion {
    /** What it is about. */
    Target target();

    /** An aggregate that yields a whole number and is measured in the common pass; null when it asks on its own. */
    @CheckForNull
    String aggregate();

    /**
     * Judges the measured value, 0 without an aggregate.
     *
     * @throws DatasetException when the rule cannot be evaluated
     */
    void judge(long measured, Judging judging) throws DatasetException, InterruptedException;
}
