package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table behind a JDBC connection. One statement at a time. */
public final class JdbcTable implements Table {
    private final Connection connection;
    private final String name;
    private final Dialect dialect;
    private final String relation;
    private final String rowColumn;
    private final Duration time;
    private final List<Column> columns;
    private final Watching watching;
    private long rows = -1;

    private JdbcTable(
            Connection connection,
            String name,
            Dialect dialect,
            String relation,
            String rowColumn,
            Duration time,
            List<Column> columns,
            Watching watching) {
        this.connection = connection;
        this.name = name;
        this.dialect = dialect;
        this.relation = relation;
        this.rowColumn = rowColumn;
        this.time = time;
        this.columns = List.copyOf(columns);
        this.watching = watching;
    }

    /**
     * The table behind {@code relation}.
     *
     * @param relation quoted
     * @param rowColumn quoted, or null
     * @param time longest time of one statement
     */
    public static JdbcTable of(
            Connection connection, String name, Dialect dialect, String relation, String rowColumn, Duration time)
            throws DatasetException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + relation + " WHERE 1 = 0");
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData data = result.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(new Column(
                        data.getColumnLabel(i),
                        type(data.getColumnType(i), data.getColumnTypeName(i)),
                        data.getColumnTypeName(i)));
            }
        } catch (SQLException e) {
            throw new DatasetException(name + " cannot be read: " + DatabaseMessage.of(e), e);
        }
        return new JdbcTable(connection, name, dialect, relation, rowColumn, time, columns, null);
    }

    /** The same, with somebody who watches what statements of foreign making take. */
    JdbcTable watchedBy(Watching by) {
        return new JdbcTable(connection, name, dialect, relation, rowColumn, time, columns, by);
    }

    private static ColumnType type(int type, String declared) {
        String word = declared == null ? "" : declared.toUpperCase(Locale.ROOT);
        if (word.endsWith("[]") || word.startsWith("STRUCT") || word.startsWith("MAP") || word.startsWith("ARRAY")) {
            return ColumnType.NESTED;
        }
        if (word.contains("HUGEINT") || word.startsWith("U") && word.endsWith("INT") || word.equals("UINTEGER")) {
            return ColumnType.INTEGER;
        }
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.INTEGER;
            case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> ColumnType.NUMBER;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.NCHAR -> ColumnType.TEXT;
            case Types.BOOLEAN, Types.BIT -> ColumnType.BOOLEAN;
            case Types.DATE -> ColumnType.DATE;
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> ColumnType.TIME;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIMESTAMP;
            case Types.ARRAY, Types.STRUCT -> ColumnType.NESTED;
            default ->
                word.startsWith("TIMESTAMP")
                        ? ColumnType.TIMESTAMP
                        : word.startsWith("ENUM") || word.equals("UUID") ? ColumnType.TEXT : ColumnType.OPAQUE;
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String relation() {
        return relation;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public String rowColumn() {
        return rowColumn;
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
        run(sql, parameters, time, reader, null);
    }

    @Override
    public void query(String sql, List<Object> parameters, Duration atMost, RowReader reader)
            throws DatasetException, InterruptedException {
        run(sql, parameters, atMost.compareTo(time) < 0 ? atMost : time, reader, watching);
    }

    private void run(String sql, List<Object> parameters, Duration limit, RowReader reader, Watching by)
            throws DatasetException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql);
                StatementWatch watch = by == null ? null : by.watch(limit, statement)) {
            run(statement, parameters, limit, reader, watch);
        } catch (SQLException e) {
            throw new DatasetException(name + ": " + DatabaseMessage.of(e), e);
        }
    }

    private void run(
            PreparedStatement statement,
            List<Object> parameters,
            Duration limit,
            RowReader reader,
            StatementWatch watch)
            throws DatasetException {
        try {
            statement.setQueryTimeout(Math.max(1, (int) limit.toSeconds()));
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                Row row = new ResultRow(result);
                while (result.next()) {
                    reader.row(row);
                }
            }
        } catch (SQLException e) {
            throw watch == null
                    ? new DatasetException(name + ": " + DatabaseMessage.of(e), e)
                    : watch.explain(e, name + ": ");
        }
    }

    /** Watches one statement. */
    @FunctionalInterface
    interface Watching {
        StatementWatch watch(Duration time, Statement statement);
    }
}
