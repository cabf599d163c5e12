package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A table of a Spark in this process: the same SQL as over its JDBC server, without the server. */
final class SparkTable implements Table {
    private final SparkSession spark;
    private final String name;
    private final Dialect dialect = new SparkDialect();

    SparkTable(SparkSession spark, String name) {
        this.spark = spark;
        this.name = name;
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
        return dialect.quote(name);
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (StructField field : spark.table(relation()).schema().fields()) {
            columns.add(new Column(field.name(), type(field.dataType()), field.dataType().sql()));
        }
        return columns;
    }

    private static ColumnType type(DataType type) {
        String name = type.typeName();
        return switch (name.contains("(") ? name.substring(0, name.indexOf('(')) : name) {
            case "byte", "short", "integer", "long" -> ColumnType.INTEGER;
            case "float", "double", "decimal" -> ColumnType.NUMBER;
            case "string" -> ColumnType.TEXT;
            case "boolean" -> ColumnType.BOOLEAN;
            case "date" -> ColumnType.DATE;
            case "timestamp", "timestamp_ntz" -> ColumnType.TIMESTAMP;
            default -> ColumnType.NESTED;
        };
    }

    @Override
    public String rowColumn() {
        return null;
    }

    @Override
    public long rows() throws DatasetException, InterruptedException {
        long[] rows = {0};
        query("SELECT count(*) FROM " + relation(), row -> rows[0] = row.number(0));
        return rows[0];
    }

    @Override
    public void query(String sql, List<Object> parameters, RowReader reader) throws DatasetException {
        try {
            for (org.apache.spark.sql.Row row : spark.sql(sql, parameters.toArray()).collectAsList()) {
                reader.row(new SparkRow(row));
            }
        } catch (DatasetException e) {
            throw e;
        } catch (Exception e) {
            throw new DatasetException(name + ": " + DatabaseMessage.of(e) + " in " + sql, e);
        }
    }

    @Override
    public void query(String sql, List<Object> parameters, Duration atMost, RowReader reader) throws DatasetException {
        query(sql, parameters, reader);
    }

    private record SparkRow(org.apache.spark.sql.Row row) implements Row {
        @Override
        public boolean isNull(int column) {
            return row.isNullAt(column);
        }

        @Override
        public long number(int column) {
            return row.isNullAt(column) ? 0 : ((Number) row.get(column)).longValue();
        }

        @Override
        public double decimal(int column) {
            return row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue();
        }

        @Override
        public String text(int column) {
            return row.isNullAt(column) ? null : String.valueOf(row.get(column));
        }

        @Override
        public double[] decimals(int column) {
            if (row.isNullAt(column)) {
                return new double[0];
            }
            List<?> values = CollectionConverters.asJava((Seq<?>) row.get(column));
            return values.stream()
                    .mapToDouble(value -> value == null ? Double.NaN : ((Number) value).doubleValue())
                    .toArray();
        }
    }
}
