package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Row;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.List;

/** First pass: what one statement tells about every column. */
final class Facts {
    /** One column's part of the answer. */
    record Fact(
            Figure figure,
            long values,
            long distinct,
            long nans,
            long infinities,
            double min,
            double max,
            double mean) {
        long finite() {
            return values - nans - infinities;
        }

        /** The finite values as DOUBLE, NULL for all others. */
        String expression(Dialect dialect) {
            return nans + infinities == 0 ? figure.value() : figure.finite(dialect);
        }
    }

    /**
     * A number that a column has in each row.
     *
     * @param column where
     * @param value as DOUBLE; empty for columns without
     * @param mayBeInfinite whether it can be NaN or infinite
     */
    record Figure(Column column, String value, boolean mayBeInfinite) {
        static Figure of(Column column, Dialect dialect) {
            String name = dialect.quote(column.name());
            return switch (column.type()) {
                case INTEGER -> new Figure(column, dialect.asDouble(name), false);
                case NUMBER -> new Figure(column, dialect.asDouble(name), true);
                case DATE, TIME, TIMESTAMP -> new Figure(column, dialect.epochSeconds(name), true);
                case TEXT -> new Figure(column, dialect.asDouble(dialect.length(name)), false);
                case BOOLEAN, NESTED, OPAQUE -> new Figure(column, "", false);
            };
        }

        String finite(Dialect dialect) {
            return "CASE WHEN " + dialect.isFinite(value) + " THEN " + value + " END";
        }
    }

    private final List<Fact> facts = new ArrayList<>();
    private long rows;

    private Facts() {}

    static Facts of(Table table) throws DatasetException, InterruptedException {
        Dialect dialect = table.dialect();
        List<String> aggregates = new ArrayList<>(List.of("count(*)"));
        List<Figure> figures = new ArrayList<>();
        for (Column column : table.columns()) {
            Figure figure = Figure.of(column, dialect);
            figures.add(figure);
            add(aggregates, figure, dialect);
        }
        Facts facts = new Facts();
        table.query("SELECT " + String.join(", ", aggregates) + " FROM " + table.relation(), row -> {
            facts.rows = row.number(0);
            int at = 1;
            for (Figure figure : figures) {
                facts.facts.add(read(row, at, figure));
                at += width(figure);
            }
        });
        return facts;
    }

    private static void add(List<String> aggregates, Figure figure, Dialect dialect) {
        String name = dialect.quote(figure.column().name());
        aggregates.add("count(" + name + ")");
        if (width(figure) == 1) {
            return;
        }
        aggregates.add(dialect.approximateDistinct(name));
        if (figure.value().isEmpty()) {
            return;
        }
        String value = figure.value();
        String usable = value;
        if (figure.mayBeInfinite()) {
            usable = figure.finite(dialect);
            aggregates.add(dialect.countIf(isInfinite(value, dialect)));
            aggregates.add("count(" + usable + ")");
        }
        aggregates.add("min(" + usable + ")");
        aggregates.add("max(" + usable + ")");
        aggregates.add("avg(" + usable + ")");
    }

    private static String isInfinite(String value, Dialect dialect) {
        return value + " IN (" + dialect.asDouble("'Infinity'") + ", " + dialect.asDouble("'-Infinity'") + ")";
    }

    private static int width(Figure figure) {
        return switch (figure.column().type()) {
            case NESTED, OPAQUE -> 1;
            case BOOLEAN -> 2;
            default -> figure.mayBeInfinite() ? 7 : 5;
        };
    }

    private static Fact read(Row row, int at, Figure figure) throws DatasetException {
        long values = row.number(at);
        int width = width(figure);
        if (width <= 2) {
            return new Fact(
                    figure, values, width == 2 ? row.number(at + 1) : -1, 0, 0, Double.NaN, Double.NaN, Double.NaN);
        }
        long unusable = width == 7 ? values - row.number(at + 3) : 0;
        // Times have no NaN, and databases differ in what an infinite one is in seconds.
        boolean temporal = figure.column().type().isTemporal();
        long infinities = width == 7 ? temporal ? unusable : row.number(at + 2) : 0;
        long nans = unusable - infinities;
        int from = at + width - 3;
        return new Fact(
                figure,
                values,
                row.number(at + 1),
                nans,
                infinities,
                row.decimal(from),
                row.decimal(from + 1),
                row.decimal(from + 2));
    }

    long rows() {
        return rows;
    }

    List<Fact> all() {
        return facts;
    }
}
