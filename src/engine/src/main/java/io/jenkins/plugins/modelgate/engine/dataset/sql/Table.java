package io.jenkins.plugins.modelgate.engine.dataset.sql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.List;

/**
 * Rows that checks ask in SQL: in the embedded engine or in a database where the data lives. Checks build their statements with the
 * {@link Dialect} alone; text from outside reaches SQL only through its quoting or as a parameter.
 */
public interface Table {
    /** How reports call it. */
    String name();

    /** How its database writes what differs between databases. */
    Dialect dialect();

    /** What stands behind FROM. */
    String relation();

    /** In the table's order, without the {@link #rowColumn}. */
    List<Column> columns();

    /** Quoted name of a column with the row's number from 0 in the order of the files; null where rows have no order. */
    @CheckForNull
    String rowColumn();

    /** Number of rows. */
    long rows() throws DatasetException, InterruptedException;

    /**
     * Runs one statement that only reads.
     *
     * @param sql with {@code ?} for each parameter
     * @param parameters String, Long, Double or Boolean
     * @throws DatasetException saying what the database could not do
     */
    void query(String sql, List<Object> parameters, RowReader reader) throws DatasetException, InterruptedException;

    /**
     * Runs one statement that is stopped early: for text that this engine did not write.
     *
     * @param atMost longest time, whole seconds, at least one; the table's own limit holds besides
     * @throws DatasetException also when the time is up
     */
    void query(String sql, List<Object> parameters, Duration atMost, RowReader reader)
            throws DatasetException, InterruptedException;

    /** A statement without parameters. */
    default void query(String sql, RowReader reader) throws DatasetException, InterruptedException {
        query(sql, List.of(), reader);
    }

    /** The column of that exact name, or null. */
    @CheckForNull
    default Column column(String name) {
        return columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
