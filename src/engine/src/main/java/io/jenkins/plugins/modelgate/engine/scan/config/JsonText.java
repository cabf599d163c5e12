package io.jenkins.plugins.modelgate.engine.scan.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** JSON as a stream of tokens, in memory that does not grow with the document. */
final class JsonText {
    /** Longest text that is looked at, in characters; longer ones are passed over unless a rule wants them. */
    static final int MAX_TEXT = 4 << 20;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(Limits.NESTING + 8)
            .maxNameLength(Limits.NAME)
            .maxStringLength(MAX_TEXT)
            .maxNumberLength(10_000)
            .build();

    /** As Python's json module reads it: strict but for NaN and the infinities. */
    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** As the most lenient readers take it; whatever is strict JSON reads the same. */
    private static final JsonFactory LENIENT = STRICT.rebuild()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonText() {}

    /** Follows every value of every document in the text and returns how many documents there are. */
    static int follow(Reader text, boolean strict, ConfigWalk walk) throws IOException {
        int documents = 0;
        try (JsonParser parser = (strict ? STRICT : LENIENT).createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (walk.way().depth() == 0) {
                    documents++;
                }
                step(token, parser, walk);
            }
        } catch (StreamConstraintsException e) {
            throw new LimitException(ScanRules.LIMIT, "JSON: " + message(e) + " at " + walk.where());
        } catch (JsonProcessingException e) {
            throw new MalformedException(
                    ConfigRules.MALFORMED, -1, "not JSON: " + message(e) + position(e) + ", after " + walk.where());
        } catch (CharacterCodingException e) {
            throw new MalformedException(
                    ConfigRules.MALFORMED, -1, "bytes that are no text in its encoding, after " + walk.where());
        }
        return documents;
    }

    private static void step(JsonToken token, JsonParser parser, ConfigWalk walk) throws IOException {
        switch (token) {
            case START_OBJECT -> walk.begin(true);
            case START_ARRAY -> walk.begin(false);
            case END_OBJECT, END_ARRAY -> walk.end();
            case FIELD_NAME -> walk.key(parser.currentName());
            default -> {
                if (walk.isWanted()) {
                    walk.scalar(scalar(token, parser));
                } else {
                    walk.skip();
                }
            }
        }
    }

    private static Scalar scalar(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new Scalar(Scalar.Kind.TEXT, parser.getText());
            case VALUE_TRUE -> Scalar.TRUE;
            case VALUE_FALSE -> Scalar.FALSE;
            case VALUE_NULL -> Scalar.NULL;
            default -> new Scalar(Scalar.Kind.NUMBER, parser.getText());
        };
    }

    /**
     * Whether the beginning of a content is the beginning of a JSON object or array: every token of it up to its end. A
     * text that merely starts with a bracket is not.
     */
    static boolean isPlausible(Probe probe) {
        TextEncoding encoding = TextEncoding.of(probe.head());
        if (!encoding.mayBeginWith("{[", probe.head())) {
            return false;
        }
        String head = encoding.decode(probe.head());
        int first = 0;
        while (first < head.length() && " \t\r\n".indexOf(head.charAt(first)) >= 0) {
            first++;
        }
        if (first == head.length() || head.charAt(first) != '{' && head.charAt(first) != '[') {
            return false;
        }
        return isTokens(head, probe.isWhole());
    }

    /** The beginning of a longer text ends anywhere, so its last token may be cut. */
    private static boolean isTokens(String text, boolean whole) {
        try (JsonParser parser = STRICT.createParser(text)) {
            while (parser.nextToken() != null) {
                continue;
            }
            return true;
        } catch (JsonEOFException e) {
            return !whole;
        } catch (StreamConstraintsException e) {
            return true;
        } catch (JsonProcessingException e) {
            return !whole && e.getLocation() != null && e.getLocation().getCharOffset() >= text.length() - 16;
        } catch (IOException e) {
            return false;
        }
    }

    private static String message(JsonProcessingException e) {
        return SafeText.of(String.valueOf(e.getOriginalMessage()), 300);
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
