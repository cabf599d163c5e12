package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Points in time as SQL, comparable with a {@link Moment}. Those with an offset are compared as instants, those without as what a clock
 * in the default time zone shows.
 *
 * @param wrong true for a value that is no such time; {@link TypeTest#NEVER} for typed columns
 * @param local a TIMESTAMP without zone
 * @param instant a TIMESTAMP WITH TIME ZONE, or null when no value has an offset
 * @param zoned true for a value with an offset; null when all have one or none has
 */
record Times(
        Operand operand,
        String wrong,
        String local,
        @CheckForNull String instant,
        @CheckForNull String zoned) {
    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_LITERAL = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";
    private static final String OFFSET = "(Z|[+-][0-9]{2}:?[0-9]{2})";

    /** The times of a column; null when its format cannot be read in SQL, or it holds no times. */
    @CheckForNull
    static Times of(Property property, Operand operand) {
        TypeOptions.Temporal options = property.options() instanceof TypeOptions.Temporal temporal ? temporal : null;
        return of(
                property.type(),
                options == null ? null : options.format(),
                options == null ? null : options.timezone(),
                operand);
    }

    @CheckForNull
    static Times of(LogicalType type, @CheckForNull String format, @CheckForNull Boolean timezone, Operand operand) {
        if (!operand.isText()) {
            return typed(operand);
        }
        return format == null ? iso(type, timezone, operand) : formatted(format, timezone, operand);
    }

    @CheckForNull
    private static Times typed(Operand operand) {
        String sql = operand.sql();
        if (operand.isZoned()) {
            return new Times(operand, TypeTest.NEVER, sql, sql, null);
        }
        return switch (operand.type()) {
            case TIMESTAMP -> new Times(operand, TypeTest.NEVER, sql, null, null);
            case DATE -> new Times(operand, TypeTest.NEVER, "CAST(" + sql + " AS TIMESTAMP)", null, null);
            case TIME -> new Times(operand, TypeTest.NEVER, "CAST(" + sql + " AS TIME)", null, null);
            default -> null;
        };
    }

    private static Times iso(LogicalType type, @CheckForNull Boolean timezone, Operand operand) {
        String sql = operand.sql();
        String offset = timezone == null ? OFFSET + "?" : timezone ? OFFSET : "";
        if (type == LogicalType.DATE) {
            return text(operand, "^" + DATE + "\\z", operand.dialect().tryTimestamp(sql), null, false);
        }
        if (type == LogicalType.TIME) {
            String day = operand.dialect().literal(Moment.DAY + " ");
            return text(operand, "^" + CLOCK + "\\z", operand.dialect().tryTimestamp(day + " || " + sql), null, false);
        }
        String shape = "^" + DATE + "[T ]" + CLOCK + offset + "\\z";
        return text(
                operand,
                shape,
                operand.dialect().tryTimestamp(sql),
                offset.isEmpty() ? null : operand.dialect().tryInstant(sql),
                timezone == null);
    }

    @CheckForNull
    private static Times formatted(String format, @CheckForNull Boolean timezone, Operand operand) {
        FixedFormat fixed = FixedFormat.of(format);
        if (fixed == null || timezone != null && timezone != fixed.hasOffset()) {
            return null;
        }
        String local = fixed.iso(operand.sql(), operand.dialect());
        return text(
                operand,
                fixed.shape(),
                operand.dialect().tryTimestamp(local),
                fixed.hasOffset() ? operand.dialect().tryInstant(local + " || " + fixed.offset(operand.sql())) : null,
                false);
    }

    /**
     * Times in texts.
     *
     * @param either whether an offset may stand or not, so that each value tells
     */
    private static Times text(
            Operand operand, String shape, String local, @CheckForNull String instant, boolean either) {
        String sql = operand.sql();
        String zoned = either ? operand.dialect().matches(sql, ":[0-9.]+" + OFFSET + "\\z") : null;
        String unreadable = "(" + local + ") IS NULL";
        if (instant != null) {
            String absolute = "(" + instant + ") IS NULL";
            unreadable += " OR " + (zoned == null ? absolute : "(" + zoned + " AND " + absolute + ")");
        }
        String wrong = "CASE WHEN " + sql + " IS NULL THEN FALSE WHEN " + operand.mismatches(shape) + " THEN TRUE ELSE "
                + unreadable + " END";
        return new Times(operand, wrong, local, instant, zoned);
    }

    /** SQL that is true when a value compares so with a moment; NULL for no time. */
    String compare(String operator, Moment moment) {
        String clock = local + " " + operator + " " + localLiteral(moment);
        if (instant == null) {
            return clock;
        }
        String absolute = instant + " " + operator + " " + operand.dialect().instant(moment.instant());
        return zoned == null ? absolute : "CASE WHEN " + zoned + " THEN " + absolute + " ELSE " + clock + " END";
    }

    private String localLiteral(Moment moment) {
        return operand.type() == ColumnType.TIME
                ? "TIME '" + CLOCK_LITERAL.format(moment.local()) + "'"
                : "TIMESTAMP '" + LITERAL.format(moment.local()) + "'";
    }
}
