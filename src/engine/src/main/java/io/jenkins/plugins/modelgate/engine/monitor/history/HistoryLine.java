package io.jenkins.plugins.modelgate.engine.monitor.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * One line of a history file: the CRC-32C of the rest as eight hexadecimal digits, a tab, who watched as JSON, a tab, the
 * window as JSON. JSON writes no tab and no line end as it is, so the parts cannot run into each other.
 */
final class HistoryLine {
    /** Most bytes of a line. */
    static final int MAX_BYTES = 4 * WindowJson.MAX_CHARACTERS;

    private static final int CHECK = 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2)
                            .maxStringLength(1100)
                            .maxNameLength(40)
                            .maxNumberLength(30)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HistoryLine() {}

    /** The line with its end. */
    static byte[] write(Recorded recorded) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("number", recorded.number());
            if (recorded.revises() > 0) {
                json.writeNumberField("revises", recorded.revises());
            }
            json.writeStringField("recorded", recorded.recorded().toString());
            json.writeStringField("job", recorded.origin().job());
            json.writeStringField("name", recorded.origin().name());
            json.writeStringField("build", recorded.origin().build());
            json.writeStringField("report", recorded.origin().report());
            json.writeNumberField("staleHours", recorded.origin().staleHours());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but into memory", e);
        }
        String rest = text + "\t" + WindowJson.write(recorded.window());
        return (check(rest.getBytes(StandardCharsets.UTF_8)) + "\t" + rest + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a line without its end.
     *
     * @throws IOException with what is wrong, when it is not exactly as it was written
     */
    static Recorded read(byte[] line) throws IOException {
        if (line.length <= CHECK || line[CHECK] != '\t') {
            throw new IOException("a line has no checksum");
        }
        byte[] rest = java.util.Arrays.copyOfRange(line, CHECK + 1, line.length);
        if (!check(rest).equals(new String(line, 0, CHECK, StandardCharsets.ISO_8859_1))) {
            throw new IOException("a line is not as it was written: its checksum differs");
        }
        String text = new String(rest, StandardCharsets.UTF_8);
        int tab = text.indexOf('\t');
        if (tab < 0) {
            throw new IOException("a line has no window");
        }
        try {
            JsonNode head = JSON.readTree(text.substring(0, tab));
            return new Recorded(
                    whole(head, "number", 1),
                    head.has("revises") ? whole(head, "revises", 1) : 0,
                    Instant.parse(text(head, "recorded")),
                    new Origin(text(head, "job"), text(head, "name"), text(head, "build"), text(head, "report"), (int)
                            Math.min(Integer.MAX_VALUE, whole(head, "staleHours", 1))),
                    WindowJson.read(text.substring(tab + 1)));
        } catch (JsonProcessingException e) {
            throw new IOException("a line does not say who watched", e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("a line is refused: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static long whole(JsonNode json, String field, long least) throws IOException {
        JsonNode value = json.path(field);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < least) {
            throw new IOException("a line has no " + field);
        }
        return value.longValue();
    }

    private static String text(JsonNode json, String field) throws IOException {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new IOException("a line has no " + field);
        }
        return value.textValue();
    }

    private static String check(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return String.format("%08x", crc.getValue());
    }
}
