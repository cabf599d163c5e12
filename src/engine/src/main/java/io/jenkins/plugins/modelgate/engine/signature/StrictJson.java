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
import java.io.IOException;
import java.nio.ByteBuffer;
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
        String text = text(bytes, what, maxBytes);
        try {
            JsonNode node = mapper(maxBytes, TOKENS).readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new SignatureException(Kind.MALFORMED, what + " is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw refused(what, e);
        }
    }

    /**
     * A parser with the same rules, for a document too large for a tree of nodes. Whoever reads it must read to its end:
     * {@code nextToken()} gives null there and nowhere else.
     */
    public static JsonParser parser(byte[] bytes, String what, int maxBytes) throws SignatureException {
        String text = text(bytes, what, maxBytes);
        try {
            return mapper(maxBytes, Long.MAX_VALUE).createParser(text);
        } catch (IOException e) {
            throw new SignatureException(Kind.MALFORMED, what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What to say when a document breaks a rule of JSON. */
    public static SignatureException refused(String what, IOException e) {
        String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return new SignatureException(
                Kind.MALFORMED, what + " is no strict JSON: " + SafeText.of(String.valueOf(reason), 200), e);
    }

    private static String text(byte[] bytes, String what, int maxBytes) throws SignatureException {
        if (bytes.length > maxBytes) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " has " + bytes.length + " bytes; more than " + maxBytes + " are not read");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SignatureException(Kind.MALFORMED, what + " is not valid UTF-8", e);
        }
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

    private static JsonMapper mapper(int maxBytes, long maxTokens) {
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
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }
}
