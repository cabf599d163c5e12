package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.SafeText;

/**
 * The time of each row, whatever form it has: a time stamp, a text of ISO 8601 (UTC where it names no offset), or a number since 1970
 * in seconds, milliseconds, microseconds or nanoseconds, which its size tells.
 *
 * @param seconds SQL for the seconds since 1970 as DOUBLE, NULL where there is no such time
 * @param first time of the oldest row, NaN without any
 * @param last time of the newest row, NaN without any
 * @param unreadable rows without a time
 * @param future rows whose time is later than the limit that was given
 * @param ancient rows from before 2000: no clock that was set is there
 */
record TimeColumn(String seconds, double first, double last, long unreadable, long future, long ancient) {
    /** 2000-01-01T00:00:00Z. */
    private static final double ANCIENT = 946_684_800;
    /** In seconds this is the year 5138, in milliseconds 1973. */
    private static final double SECONDS = 1e11;

    private static final String OFFSET = "([Zz]|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})$";

    /** @param latest seconds since 1970; rows after it are in the future */
    static TimeColumn of(Table table, Column column, double latest) throws DatasetException, InterruptedException {
        Dialect dialect = table.dialect();
        String value = expression(table, column);
        String finite = "CASE WHEN " + dialect.isFinite(value) + " THEN " + value + " END";
        double[] bounds = new double[2];
        long[] counts = new long[3];
        table.query(
                "SELECT min(s), max(s), " + dialect.countIf("s IS NULL") + ", "
                        + dialect.countIf("s > " + dialect.literal(latest)) + ", "
                        + dialect.countIf("s < " + dialect.literal(ANCIENT)) + " FROM (SELECT " + finite + " AS s FROM "
                        + table.relation() + ") t",
                row -> {
                    bounds[0] = row.decimal(0);
                    bounds[1] = row.decimal(1);
                    counts[0] = row.number(2);
                    counts[1] = row.number(3);
                    counts[2] = row.number(4);
                });
        return new TimeColumn(finite, bounds[0], bounds[1], counts[0], counts[1], counts[2]);
    }

    private static String expression(Table table, Column column) throws DatasetException, InterruptedException {
        Dialect dialect = table.dialect();
        String name = dialect.quote(column.name());
        if (column.type() == ColumnType.TIMESTAMP || column.type() == ColumnType.DATE) {
            return dialect.epochSeconds(name);
        }
        if (column.type() == ColumnType.TEXT) {
            return "CASE WHEN " + dialect.matches(name, OFFSET) + " AND length(" + name + ") > 12 THEN "
                    + dialect.epochSeconds(dialect.tryInstant(name)) + " ELSE "
                    + dialect.epochSeconds(dialect.tryTimestamp(name)) + " END";
        }
        if (column.type().isNumeric()) {
            String number = dialect.asDouble(name);
            double[] most = new double[1];
            table.query(
                    "SELECT max(abs(" + number + ")) FROM " + table.relation() + " WHERE " + dialect.isFinite(number),
                    row -> most[0] = row.decimal(0));
            double unit = 1;
            while (most[0] / unit >= SECONDS && unit < 1e9) {
                unit *= 1000;
            }
            return "(" + number + " / " + dialect.literal(unit) + ")";
        }
        throw new DatasetException(
                "the column of time, " + SafeText.quote(column.name()) + ", holds " + SafeText.of(column.declared())
                        + "; it must be a time stamp, a text of ISO 8601 or a number since 1970");
    }
}
