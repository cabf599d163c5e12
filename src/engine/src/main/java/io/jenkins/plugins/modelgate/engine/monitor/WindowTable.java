package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.RowReader;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Some rows and columns of a table. */
final class WindowTable implements Table {
    private final Table whole;
    private final List<Column> columns;
    private final String relation;
    private long rows = -1;

    private WindowTable(Table whole, List<Column> columns, String relation) {
        this.whole = whole;
        this.columns = List.copyOf(columns);
        this.relation = relation;
    }

    /** @param condition SQL of ours that a row must fulfil, or null for all rows */
    static WindowTable of(Table whole, List<Column> columns, String condition) {
        String names = columns.stream()
                .map(column -> whole.dialect().quote(column.name()))
                .collect(Collectors.joining(", "));
        return new WindowTable(
                whole,
                columns,
                "(SELECT " + names + " FROM " + whole.relation() + (condition == null ? "" : " WHERE " + condition)
                        + ")");
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Dialect dialect() {
        return whole.dialect();
    }

    @Override
    public String relation() {
        return relation;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    /** A window's rows have no numbers. */
    @Override
    public String rowColumn() {
        return null;
    }

    @Override
    public long rows() throws DatasetException, InterruptedException {
        if (rows < 0) {
            long[] counted = {0};
            query("SELECT count(*) FROM " + relation, row -> counted[0] = row.number(0));
            rows = counted[0];
        }
        return rows;
    }

    @Override
    public void query(String sql, List<Object> parameters, RowReader reader)
            throws DatasetException, InterruptedException {
        whole.query(sql, parameters, reader);
    }

    @Override
    public void query(String sql, List<Object> parameters, Duration atMost, RowReader reader)
            throws DatasetException, InterruptedException {
        whole.query(sql, parameters, atMost, reader);
    }
}
