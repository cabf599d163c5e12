package io.jenkins.plugins.modelgate.approval.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The body of a request by a program: one flat JSON object of strings, of at most {@value #MOST} bytes. An unknown field is
 * refused: a misspelled reason is no reason.
 */
final class ApiBody {
    /** Longest body, bytes. */
    static final int MOST = 16 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1)
                    .maxDocumentLength(MOST)
                    .build())
            .build();

    private final Map<String, String> fields;
    private final Instant until;

    private ApiBody(Map<String, String> fields, @CheckForNull Instant until) {
        this.fields = fields;
        this.until = until;
    }

    /** Reads it, or throws the answer that refuses it. */
    static ApiBody read(StaplerRequest2 req, Act act) throws IOException {
        String type = req.getContentType();
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
            throw JsonAnswer.refused(415, Code.INVALID.name(), "The body must be application/json.");
        }
        // Not the declared length alone: a chunked body declares none.
        byte[] bytes = req.getContentLengthLong() > MOST
                ? new byte[MOST + 1]
                : req.getInputStream().readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw JsonAnswer.refused(413, Code.INVALID.name(), "The body has more than " + MOST + " bytes.");
        }
        try {
            Map<String, String> fields = parse(new String(bytes, StandardCharsets.UTF_8), act);
            String until = fields.get("until");
            return new ApiBody(fields, until == null ? null : Instant.parse(until));
        } catch (IOException | DateTimeException e) {
            throw JsonAnswer.refused(
                    400,
                    Code.INVALID.name(),
                    e instanceof DateTimeException
                            ? "until must be a time such as 2027-01-31T12:00:00Z"
                            : "The body is no object of the fields " + act.fields() + " and commandId with texts.");
        }
    }

    private static Map<String, String> parse(String text, Act act) throws IOException {
        Map<String, String> fields = new HashMap<>();
        if (text.isBlank()) {
            return fields;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                expect(name.equals("commandId") || act.fields().contains(name));
                expect(parser.nextToken() == JsonToken.VALUE_STRING);
                fields.put(name, parser.getText());
            }
            expect(parser.currentToken() == JsonToken.END_OBJECT);
            expect(parser.nextToken() == null);
        }
        return fields;
    }

    private static void expect(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("not this form");
        }
    }

    /** Id that the client chose, or null. */
    @CheckForNull
    String command() {
        return fields.get("commandId");
    }

    Act.Values values() {
        return new Act.Values(fields.get("reason"), fields.get("to"), until);
    }
}
