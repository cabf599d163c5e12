package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a declared structure, {@code STRUCT(a INTEGER, "b c" VARCHAR[])} or {@code ROW(…)} and {@code struct<a:int>}. */
final class NestedType {
    private NestedType() {}

    /** The fields of an object with their operands, in order; empty when the type has none that can be told. */
    static Map<String, Operand> fields(Operand object) {
        Map<String, Operand> fields = new LinkedHashMap<>();
        String declared = object.declared().strip();
        int start = declared.indexOf(declared.toLowerCase(Locale.ROOT).startsWith("struct<") ? '<' : '(');
        boolean structure = declared.toUpperCase(Locale.ROOT).matches("(?s)(STRUCT|ROW)\\s*[(<].*[)>]");
        if (!structure || start < 0) {
            return fields;
        }
        String inner = declared.substring(start + 1, declared.length() - 1);
        int from = 0;
        while (from < inner.length()) {
            int to = end(inner, from, ',');
            field(object, inner.substring(from, to).strip(), declared.charAt(start) == '<', fields);
            from = to + 1;
        }
        return fields;
    }

    private static void field(Operand object, String text, boolean colon, Map<String, Operand> fields) {
        int space = end(text, 0, colon ? ':' : ' ');
        if (space >= text.length()) {
            return;
        }
        String name = text.substring(0, space);
        if (name.startsWith("\"") && name.endsWith("\"") && name.length() > 1) {
            name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        String declared = text.substring(space + 1).strip();
        String sql = "(" + object.sql() + ")." + object.dialect().quote(name);
        fields.put(name, new Operand(sql, type(declared), declared, object.dialect()));
    }

    /** Index of the next separator outside of brackets and quotes, or the end. */
    private static int end(String text, int from, char separator) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && depth == 0 && c == separator) {
                return i;
            } else if (!quoted && (c == '(' || c == '<')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '>')) {
                depth--;
            }
        }
        return text.length();
    }

    static ColumnType type(String declared) {
        String word = declared.toUpperCase(Locale.ROOT);
        if (word.endsWith("]") || word.matches("(STRUCT|ROW|MAP|ARRAY|LIST)\\s*[(<].*")) {
            return ColumnType.NESTED;
        }
        String plain = word.replaceAll("\\(.*", "").strip();
        return switch (plain) {
            case "TINYINT",
                    "SMALLINT",
                    "INT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT" -> ColumnType.INTEGER;
            case "REAL", "FLOAT", "DOUBLE", "DECIMAL", "NUMERIC" -> ColumnType.NUMBER;
            case "VARCHAR", "CHAR", "STRING", "UUID", "ENUM" -> ColumnType.TEXT;
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "DATE" -> ColumnType.DATE;
            case "TIME" -> ColumnType.TIME;
            default -> plain.startsWith("TIMESTAMP") ? ColumnType.TIMESTAMP : ColumnType.OPAQUE;
        };
    }
}
