package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvReader.OsvException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fields of the object that the parser stands in, each at most once. A field whose value is null counts as missing. */
final class OsvFields {
    private static final int TRUNCATED = OsvLimits.SUMMARY * 4;

    /** The fields that anything is decided by; those that nobody reads may be there as often as they like. */
    private static final List<String> USED = List.of(
            "id",
            "modified",
            "withdrawn",
            "aliases",
            "upstream",
            "related",
            "summary",
            "severity",
            "affected",
            "database_specific",
            "ecosystem_specific",
            "package",
            "ranges",
            "versions",
            "ecosystem",
            "name",
            "type",
            "score",
            "events",
            "introduced",
            "fixed",
            "last_affected",
            "limit");

    private static final Map<String, Long> BITS = bits();

    private final JsonParser parser;
    private final long[] seen = new long[OsvLimits.DEPTH + 1];
    private int depth;
    private String name;

    OsvFields(JsonParser parser) {
        this.parser = parser;
    }

    private static Map<String, Long> bits() {
        Map<String, Long> bits = new HashMap<>();
        for (int i = 0; i < USED.size(); i++) {
            bits.put(USED.get(i), 1L << i);
        }
        return bits;
    }

    JsonParser parser() {
        return parser;
    }

    String name() {
        return name;
    }

    /** Enters the object that the parser stands at; every one that is entered is left by {@link #next}. */
    void object() throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        seen[++depth] = 0;
    }

    /** Goes to the next field with a value, and leaves the object behind the last. */
    boolean next() throws IOException {
        while (true) {
            if (parser.nextToken() == JsonToken.END_OBJECT) {
                depth--;
                return false;
            }
            expect(JsonToken.FIELD_NAME, "a field");
            name = parser.currentName();
            long bit = BITS.getOrDefault(name, 0L);
            if ((seen[depth] & bit) != 0) {
                throw new OsvException("it has the field " + SafeText.quote(name) + " twice");
            }
            seen[depth] |= bit;
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                return true;
            }
        }
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    void expect(JsonToken token, String what) throws IOException {
        if (parser.currentToken() != token) {
            throw new OsvException(place() + " must be " + what);
        }
    }

    private String place() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "the document" : SafeText.of(pointer);
    }

    /** A text of at most {@link OsvLimits#WORD} characters. */
    String word() throws IOException {
        return text(OsvLimits.WORD);
    }

    String text(int limit) throws IOException {
        expect(JsonToken.VALUE_STRING, "a text");
        if (parser.getTextLength() > limit) {
            throw new OsvException(place() + " is longer than " + limit + " characters");
        }
        return parser.getText();
    }

    /** An id: it stands in reports and tells vulnerabilities apart, so that nothing invisible may hide in it. */
    String id() throws IOException {
        String id = word();
        if (id.isEmpty() || !id.chars().allMatch(character -> character > ' ' && character <= '~')) {
            throw new OsvException(place() + " is no id: " + SafeText.quote(id));
        }
        return id;
    }

    /** The start of a text for people, made fit to be shown. */
    String summary() throws IOException {
        expect(JsonToken.VALUE_STRING, "a text");
        String text = parser.getText();
        return SafeText.of(text.length() > TRUNCATED ? text.substring(0, TRUNCATED) : text, OsvLimits.SUMMARY);
    }

    <T> List<T> list(OsvReader.Item<T> item) throws IOException {
        return OsvReader.list(this, item);
    }
}
