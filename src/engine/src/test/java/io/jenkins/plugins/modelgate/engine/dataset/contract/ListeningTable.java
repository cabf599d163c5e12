package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.RowReader;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A real table whose statements are heard. */
record ListeningTable(Table table, Consumer<String> statements) implements Table {
    @Override
    public String name() {
        return table.name();
    }

    @Override
    public Dialect dialect() {
        return table.dialect();
    }

    @Override
    public String relation() {
        return table.relation();
    }

    @Override
    public List<Column> columns() {
        return table.columns();
    }

    @Override
    public String rowColumn() {
        return table.rowColumn();
    }

    @Override
    public long rows() throws DatasetException, InterruptedException {
        return table.rows();
    }

    @Override
    public void query(String sql, List<Object> parameters, RowReader reader)
            throws DatasetException, InterruptedException {
        statements.accept(sql);
        table.query(sql, parameters, reader);
    }

    @Override
    public void query(String sql, List<Object> parameters, Duration atMost, RowReader reader)
            throws DatasetException, InterruptedException {
        statements.accept(sql);
        table.query(sql, parameters, atMost, reader);
    }
}
