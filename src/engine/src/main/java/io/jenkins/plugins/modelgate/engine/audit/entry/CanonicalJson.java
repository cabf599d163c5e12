package io.jenkins.plugins.modelgate.engine.audit.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON in one form (RFC 8785): keys sorted by UTF-16 units, no white space, shortest escapes. Numbers are whole and at
 * most 2^53-1, so that every reader agrees on them. Values are String, Long, Boolean, List and SortedMap.
 */
final class CanonicalJson {
    private static final long MAX_NUMBER = (1L << 53) - 1;
    private static final int MAX_DEPTH = 8;

    /** Names that stand twice need no detection of their own: written again they stand once, and the bytes differ. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private CanonicalJson() {}

    static byte[] write(Object value) {
        StringBuilder out = new StringBuilder(512);
        value(out, value);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void value(StringBuilder out, Object value) {
        if (value instanceof String text) {
            text(out, text);
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : sorted(map).entrySet()) {
                out.append(before);
                text(out, String.valueOf(entry.getKey()));
                out.append(':');
                value(out, entry.getValue());
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object each : list) {
                out.append(before);
                value(out, each);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no value of an entry: " + value);
        }
    }

    private static Map<?, ?> sorted(Map<?, ?> map) {
        return map instanceof SortedMap<?, ?> sorted && sorted.comparator() == null ? sorted : new TreeMap<>(map);
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, plain, i).append(escaped(c));
                plain = i + 1;
            }
        }
        // Nearly every text is copied in one piece.
        if (plain == 0) {
            out.append(text);
        } else {
            out.append(text, plain, text.length());
        }
        out.append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    /** Reads an object that must be in the one form, byte for byte. */
    static SortedMap<String, Object> read(byte[] json) throws EntryException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new EntryException("an entry is a JSON object");
            }
            SortedMap<String, Object> object = object(parser);
            if (parser.nextToken() != null || !Arrays.equals(write(object), json)) {
                throw new EntryException(
                        "the entry is not canonical JSON: sorted keys, no white space, shortest escapes");
            }
            return object;
        } catch (IOException e) {
            throw new EntryException("the entry is not JSON", e);
        }
    }

    private static SortedMap<String, Object> object(JsonParser parser) throws IOException, EntryException {
        SortedMap<String, Object> object = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static Object value(JsonParser parser) throws IOException, EntryException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT -> number(parser);
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            default -> throw new EntryException("an entry holds no " + parser.currentToken());
        };
    }

    private static Long number(JsonParser parser) throws IOException, EntryException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || Math.abs(parser.getLongValue()) > MAX_NUMBER) {
            throw new EntryException("a number of an entry is beyond 2^53-1");
        }
        return parser.getLongValue();
    }
}
