package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The present row of a JDBC result. */
final class ResultRow implements Row {
    private final ResultSet result;

    ResultRow(ResultSet result) {
        this.result = result;
    }

    @Override
    public boolean isNull(int column) throws DatasetException {
        try {
            return result.getObject(column + 1) == null;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public long number(int column) throws DatasetException {
        try {
            return result.getLong(column + 1);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public double decimal(int column) throws DatasetException {
        try {
            double value = result.getDouble(column + 1);
            return result.wasNull() ? Double.NaN : value;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public String text(int column) throws DatasetException {
        try {
            Object value = result.getObject(column + 1);
            return value == null ? null : value.toString();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public double[] decimals(int column) throws DatasetException {
        try {
            Array array = result.getArray(column + 1);
            if (array == null) {
                return new double[0];
            }
            Object[] values = (Object[]) array.getArray();
            double[] decimals = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                decimals[i] = values[i] instanceof Number number ? number.doubleValue() : Double.NaN;
            }
            return decimals;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static DatasetException broken(SQLException e) {
        return new DatasetException("a result cannot be read: " + DatabaseMessage.of(e), e);
    }
}
