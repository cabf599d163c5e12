package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import java.util.Locale;

/**
 * A value of each row, as SQL.
 *
 * @param sql a quoted column or a field of one
 * @param declared the database's name of its type
 */
record Operand(String sql, ColumnType type, String declared, Dialect dialect) {
    boolean isText() {
        return type == ColumnType.TEXT;
    }

    boolean isList() {
        String word = declared.toUpperCase(Locale.ROOT);
        return type == ColumnType.NESTED && (word.endsWith("]") || word.startsWith("ARRAY") || word.startsWith("LIST"));
    }

    boolean isMap() {
        return type == ColumnType.NESTED && declared.toUpperCase(Locale.ROOT).startsWith("MAP");
    }

    boolean isZoned() {
        String word = declared.toUpperCase(Locale.ROOT);
        return type == ColumnType.TIMESTAMP && (word.contains("TIME ZONE") || word.contains("TZ"));
    }

    boolean isFloating() {
        String word = declared.toUpperCase(Locale.ROOT);
        return type == ColumnType.NUMBER && !word.startsWith("DECIMAL") && !word.startsWith("NUMERIC");
    }

    String text() {
        return isText() ? sql : dialect.asText(sql);
    }

    /** Exact where the column has numbers, a double where it has texts. */
    String number() {
        return isText() ? dialect.tryDouble(sql) : sql;
    }

    String isNull() {
        return sql + " IS NULL";
    }

    String isNotNull() {
        return sql + " IS NOT NULL";
    }

    /** Whether a value does not match; NULL is none. */
    String mismatches(String re2) {
        return "NOT " + dialect.matches(text(), re2);
    }
}
