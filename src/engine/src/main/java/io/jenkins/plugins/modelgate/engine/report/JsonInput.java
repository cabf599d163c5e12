package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tokens of a JSON text whose author may be an attacker: bounded in size, depth, length and number, UTF-8 without
 * exception. Every refusal is a {@link ReportException} that names the place by its JSON pointer.
 */
public final class JsonInput implements Closeable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Names are the attacker's too: they neither stay in the JVM's table of strings nor collide in a shared
            // one.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ReadLimits.DEPTH)
                    .maxStringLength(ReadLimits.PATH)
                    .maxNameLength(ReadLimits.NAME)
                    .maxNumberLength(ReadLimits.NUMBER)
                    .build())
            .build();

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int POOL = 4096;
    private static final int ROOM = 16;

    private final String document;
    private final JsonParser parser;
    private final Map<String, String> pool = new HashMap<>();

    /**
     * @param document what is read, for messages: "The report"
     * @param maxBytes most bytes of it
     */
    public JsonInput(String document, InputStream in, long maxBytes) throws IOException {
        this.document = document;
        InputStream bounded = new BoundedInput(document, in, maxBytes);
        parser = FACTORY.createParser(new InputStreamReader(
                bounded,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** The next token; null behind the last. */
    public JsonToken next() throws ReportException {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private ReportException broken(IOException e) {
        if (e instanceof ReportException refusal) {
            return refusal;
        }
        if (e instanceof CharacterCodingException) {
            return new ReportException(document + " is not UTF-8.", e);
        }
        String why = SafeText.of(
                e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage()));
        return e instanceof JsonProcessingException
                ? new ReportException(document + " is no JSON that is accepted here, at " + place() + ": " + why, e)
                : new ReportException(document + " cannot be read: " + why, e);
    }

    JsonToken token() {
        return parser.currentToken();
    }

    /** Name of the field that the parser stands at. */
    String name() throws ReportException {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** What is wrong with the value that the parser stands at. */
    public ReportException refused(String why) {
        return new ReportException(document + " is refused at " + place() + ": " + why + ".");
    }

    private String place() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "its top" : SafeText.of(pointer);
    }

    void expect(JsonToken expected, String what) throws ReportException {
        if (parser.currentToken() != expected) {
            throw refused("it must be " + what);
        }
    }

    /** Text of at most this many UTF-16 units, exactly as it stands. */
    public String text(int maxLength) throws ReportException {
        expect(JsonToken.VALUE_STRING, "a text");
        try {
            String text = parser.getText();
            if (text.length() > maxLength) {
                throw refused("the text is longer than " + maxLength + " characters");
            }
            if (!JsonOutput.wellFormed(text).equals(text)) {
                throw refused("the text has half a surrogate pair");
            }
            return pooled(text);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Text for people, with everything escaped that could mislead them. */
    String safeText(int maxLength) throws ReportException {
        // Escapes make it longer; what comes back must still be short enough to be written and read again.
        return pooled(SafeText.of(text(maxLength), maxLength - ROOM));
    }

    /** Titles, remedies and references repeat in thousands of findings: they are kept once. */
    private String pooled(String text) {
        String known = pool.get(text);
        if (known == null && pool.size() < POOL) {
            pool.put(text, text);
        }
        return known == null ? text : known;
    }

    String matching(Pattern pattern, String what) throws ReportException {
        String text = text(ReadLimits.NAME);
        if (!pattern.matcher(text).matches()) {
            throw refused("it must be " + what);
        }
        return text;
    }

    /** A SHA-256 of 64 lower-case hexadecimal digits. */
    public String digest() throws ReportException {
        return matching(DIGEST, "a SHA-256 of 64 lower-case hexadecimal digits");
    }

    /** Name of a constant of this type. */
    public <E extends Enum<E>> E constant(Class<E> type) throws ReportException {
        String text = text(ReadLimits.NAME);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refused("it must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** A whole number from 0 to {@link Long#MAX_VALUE}. */
    public long count() throws ReportException {
        long value = whole();
        if (value < 0) {
            throw refused("it must not be negative");
        }
        return value;
    }

    long whole() throws ReportException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        try {
            return parser.getLongValue();
        } catch (IOException e) {
            throw refused("the number is too large");
        }
    }

    double real() throws ReportException {
        expect(JsonToken.VALUE_NUMBER_FLOAT, "a number");
        try {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (IOException e) {
            throw refused("the number cannot be read");
        }
        throw refused("the number is too large");
    }

    /** True or false. */
    public boolean truth() throws ReportException {
        if (parser.currentToken() != JsonToken.VALUE_TRUE && parser.currentToken() != JsonToken.VALUE_FALSE) {
            throw refused("it must be true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** A list of at most so many entries. */
    public <T> List<T> list(int max, Reader<T> item) throws ReportException {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> items = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            if (items.size() == max) {
                throw refused("the list is longer than " + max + " entries");
            }
            items.add(item.read(this));
        }
        return items;
    }

    /** Reads the value that the input stands at. */
    public interface Reader<T> {
        T read(JsonInput in) throws ReportException;
    }
}
