package io.jenkins.plugins.modelgate.engine.signature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;

/**
 * JSON that somebody has signed: UTF-8 without exception, no key twice, nothing behind the end, bounded depth. Two
 * readers of the same bytes must not see two documents.
 */
public final class StrictJson {
    private static final int DEPTH = 32;
    private static final int NUMBER = 64;

    private StrictJson() {}

    /** Most tokens of a document that is read whole: a tree of nodes needs far more memory than its text. */
    private static final long TOKENS = 1_000_000;

    /**
     * @param what the document, for messages: "the bundle model.sig"
     * @param maxBytes most bytes of it
     */
    public static JsonNode read(byte[] bytes, String what, int maxBytes) throws SignatureException {
        try (Reader text = text(bytes, what, maxBytes)) {
            JsonNode node = mapper(maxBytes, TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new SignatureException(Kind.MALFORMED, what + " is empty");
            }
            return node;
        } catch (IOException e) {
            throw refused(what, e);
        }
    }

    /**
     * A parser with the same rules, for a document too large for a tree of nodes. Whoever reads it must read to its end:
     * {@code nextToken()} gives null there and nowhere else.
     */
    public static JsonParser parser(byte[] bytes, String what, int maxBytes) throws SignatureException {
        try {
            return mapper(maxBytes, Long.MAX_VALUE).build().createParser(text(bytes, what, maxBytes));
        } catch (IOException e) {
            throw refused(what, e);
        }
    }

    /** What to say when a document breaks a rule of JSON or of UTF-8. */
    public static SignatureException refused(String what, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new SignatureException(Kind.MALFORMED, what + " is not valid UTF-8", e);
        }
        String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return new SignatureException(
                Kind.MALFORMED, what + " is no strict JSON: " + SafeText.of(String.valueOf(reason), 200), e);
    }

    /** Characters, not bytes: from bytes Jackson would guess the encoding, and other readers might guess another. */
    private static Reader text(byte[] bytes, String what, int maxBytes) throws SignatureException {
        if (bytes.length > maxBytes) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " has " + bytes.length + " bytes; more than " + maxBytes + " are not read");
        }
        return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
    }

    /** Refuses whatever is no object, or has a key that is not among {@code known}. */
    public static JsonNode object(JsonNode node, String what, Set<String> known) throws SignatureException {
        if (node == null || !node.isObject()) {
            throw new SignatureException(Kind.MALFORMED, what + " is no object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new SignatureException(
                        Kind.MALFORMED, what + " has the unknown field " + SafeText.quote(SafeText.of(name, 100)));
            }
        }
        return node;
    }

    /** A text that must be there. */
    public static String text(JsonNode parent, String field, String what) throws SignatureException {
        JsonNode value = parent.get(field);
        if (value == null || !value.isTextual()) {
            throw new SignatureException(Kind.MALFORMED, what + " has no text " + field);
        }
        return value.textValue();
    }

    private static JsonMapper.Builder mapper(int maxBytes, long maxTokens) {
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNumberLength(NUMBER)
                        .maxStringLength(maxBytes)
                        .maxTokenCount(maxTokens)
                        .build())
                .build();
        return JsonMapper.builder(factory).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
