package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Map;

/** What the JSON writers share: generators that stream and leave the stream open, and values of any origin. */
public final class JsonOutput {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            // Not the default of every Jackson that a controller may have; without it astral characters are no UTF-8.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonOutput() {}

    /** Two blanks of indentation and line feeds, the same on every system. */
    static JsonGenerator pretty(OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return FACTORY.createGenerator(out).setPrettyPrinter(printer);
    }

    /** Objects in lines of their own, lists in one: for documents with many figures. */
    public static JsonGenerator figures(OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return FACTORY.createGenerator(out).setPrettyPrinter(printer);
    }

    /** No blanks: for what only machines read. */
    static JsonGenerator compact(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** No blanks, and nothing that could end or open an HTML element. */
    static JsonGenerator forScriptElement(Writer out) throws IOException {
        return FACTORY.createGenerator(out).setCharacterEscapes(new ScriptEscapes());
    }

    /**
     * Writes a metric: text, number, truth value, null, or a map or a collection of such. What JSON has no number for
     * (NaN, infinities) becomes text, for a missing figure would read like a good one.
     */
    static void value(JsonGenerator json, @CheckForNull Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(wellFormed(String.valueOf(entry.getKey())));
                value(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                value(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Number number) {
            number(json, number);
        } else {
            json.writeString(wellFormed(value.toString()));
        }
    }

    private static void number(JsonGenerator json, Number number) throws IOException {
        boolean whole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte;
        if (whole) {
            json.writeNumber(number.longValue());
        } else if (Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.doubleValue());
        } else {
            json.writeString(number.toString());
        }
    }

    /** The text with unpaired surrogates, which UTF-8 cannot carry, replaced by U+FFFD. */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }
}
