package io.jenkins.plugins.modelgate.engine.dataset.sql;

/** Takes the rows of a result, one after another. */
@FunctionalInterface
public interface RowReader {
    /** One row; keep nothing of it. */
    void row(Row row) throws DatasetException;
}
