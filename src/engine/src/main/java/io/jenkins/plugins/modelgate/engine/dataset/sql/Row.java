package io.jenkins.plugins.modelgate.engine.dataset.sql;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** The row that a result stands at. Columns count from 0. Valid only inside the call that got it. */
public interface Row {
    /** Whether the value is NULL. */
    boolean isNull(int column) throws DatasetException;

    /** A whole number; 0 for NULL. */
    long number(int column) throws DatasetException;

    /** A number; NaN for NULL. */
    double decimal(int column) throws DatasetException;

    /** The value as text, or null. */
    @CheckForNull
    String text(int column) throws DatasetException;

    /** A list of numbers, NaN for each NULL; empty for NULL. */
    double[] decimals(int column) throws DatasetException;
}
