package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;

/**
 * Whether values have the type that a contract promises: by the column's own type, and value by value where texts or wider types can
 * hold it.
 */
final class TypeTest {
    /** Nothing can be wrong. */
    static final String NEVER = "";

    private static final String INTEGER = "^[+-]?[0-9]+\\z";
    private static final String NUMBER = "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\z";
    private static final String BOOLEAN = "^(?i:true|false)\\z";

    private TypeTest() {}

    /** SQL that is true for a value of another type, or {@link #NEVER}. */
    static String wrong(Property property, Operand operand, boolean untyped) {
        String sql = operand.sql();
        return switch (property.type()) {
            case STRING -> string(operand, untyped);
            case INTEGER ->
                switch (operand.type()) {
                    case INTEGER -> NEVER;
                    case NUMBER ->
                        operand.isFloating()
                                ? "NOT (" + operand.dialect().isFinite(sql) + " AND " + sql + " = floor(" + sql + "))"
                                : sql + " <> floor(" + sql + ")";
                    case TEXT -> operand.mismatches(INTEGER);
                    default -> operand.isNotNull();
                };
            case NUMBER ->
                operand.type().isNumeric()
                        ? NEVER
                        : operand.isText() ? operand.mismatches(NUMBER) : operand.isNotNull();
            case BOOLEAN ->
                switch (operand.type()) {
                    case BOOLEAN -> NEVER;
                    case TEXT -> operand.mismatches(BOOLEAN);
                    case INTEGER -> untyped ? sql + " NOT IN (0, 1)" : operand.isNotNull();
                    default -> operand.isNotNull();
                };
            case DATE, TIMESTAMP, TIME -> temporal(property, operand, untyped);
            case ARRAY -> operand.isList() ? NEVER : operand.isNotNull();
            case OBJECT -> operand.type() == ColumnType.NESTED && !operand.isList() ? NEVER : operand.isNotNull();
        };
    }

    private static String string(Operand operand, boolean untyped) {
        if (operand.isText()) {
            return NEVER;
        }
        boolean scalar = operand.type() != ColumnType.NESTED && operand.type() != ColumnType.OPAQUE;
        return scalar && untyped ? NEVER : operand.isNotNull();
    }

    private static String temporal(Property property, Operand operand, boolean untyped) {
        LogicalType type = property.type();
        if (operand.isText()) {
            Times times = Times.of(property, operand);
            return times == null ? NEVER : times.wrong();
        }
        if (type == LogicalType.DATE && operand.type() == ColumnType.TIMESTAMP && !operand.isZoned()) {
            return "CAST(CAST(" + operand.sql() + " AS DATE) AS TIMESTAMP) <> " + operand.sql();
        }
        if (type == LogicalType.TIMESTAMP && operand.type() == ColumnType.DATE && untyped) {
            return NEVER;
        }
        if (!operand.type().name().equals(type.name())) {
            return operand.isNotNull();
        }
        Boolean zoned = property.options() instanceof TypeOptions.Temporal options ? options.timezone() : null;
        boolean differs = type == LogicalType.TIMESTAMP && zoned != null && zoned != operand.isZoned();
        return differs ? operand.isNotNull() : NEVER;
    }

    /** Why the type cannot be judged here, or null. */
    @CheckForNull
    static String obstacle(Property property, Operand operand, boolean untyped) {
        if (operand.declared().equalsIgnoreCase("JSON")
                && (property.type() == LogicalType.ARRAY || property.type() == LogicalType.OBJECT)) {
            return "the values have no common structure, so that the database keeps them as JSON text; deliver Parquet, or"
                    + " rows of one structure";
        }
        if (property.type().isTemporal() && property.options() instanceof TypeOptions.Temporal options) {
            if (operand.isText() && Times.of(property, operand) == null) {
                return "the format " + options.format()
                        + " has parts of variable width or names, which are not compared in SQL; use digits of fixed width,"
                        + " such as yyyy-MM-dd HH:mm:ss";
            }
            if (untyped && options.format() != null && operand.type().isTemporal()) {
                return "the reader took the column for " + operand.declared()
                        + " before its format could be compared; read the column as text";
            }
        }
        return null;
    }
}
