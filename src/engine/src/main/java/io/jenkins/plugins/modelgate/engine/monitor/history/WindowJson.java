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
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A window as one line of JSON: beside the report as {@value #FILE}, and in the history line after line. */
public final class WindowJson {
    /** Name beside the report. */
    public static final String FILE = "window.json";

    /** Most characters of a line. */
    public static final int MAX_CHARACTERS = 1 << 18;

    private static final int NAME = 300;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(NAME)
                            .maxNameLength(NAME)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WindowJson() {}

    /** One line without its end. */
    public static String write(Window window) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 1);
            json.writeStringField("model", window.model());
            json.writeStringField("baseline", window.baseline());
            json.writeStringField("schema", window.schema());
            json.writeStringField("from", window.from().toString());
            json.writeStringField("to", window.to().toString());
            json.writeNumberField("rows", window.rows());
            json.writeStringField("verdict", window.verdict().name());
            json.writeObjectFieldStart("measures");
            for (Map.Entry<String, Double> measure : window.measures().entrySet()) {
                json.writeNumberField(measure.getKey(), measure.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but into memory", e);
        }
        return line.toString();
    }

    /** @throws IOException with a sentence when it is no window */
    public static Window read(String line) throws IOException {
        if (line.length() > MAX_CHARACTERS) {
            throw new IOException("a window is longer than " + MAX_CHARACTERS + " characters");
        }
        try {
            JsonNode json = JSON.readTree(line);
            if (json.path("schemaVersion").asInt() != 1) {
                throw new IOException("a window has no schemaVersion 1");
            }
            Map<String, Double> measures = new TreeMap<>();
            for (Map.Entry<String, JsonNode> each : json.path("measures").properties()) {
                if (!each.getValue().isNumber()) {
                    throw new IOException("measure " + SafeText.of(each.getKey()) + " of a window is no number");
                }
                measures.put(each.getKey(), each.getValue().doubleValue());
            }
            if (!json.path("rows").isIntegralNumber()) {
                throw new IOException("rows of a window is no whole number");
            }
            return new Window(
                    text(json, "model"),
                    text(json, "baseline"),
                    text(json, "schema"),
                    Instant.parse(text(json, "from")),
                    Instant.parse(text(json, "to")),
                    json.path("rows").longValue(),
                    measures,
                    Verdict.valueOf(text(json, "verdict")));
        } catch (JsonProcessingException e) {
            throw new IOException("a window is no JSON that is accepted here", e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("a window is refused: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static String text(JsonNode json, String field) throws IOException {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new IOException("a window has no " + field);
        }
        return value.textValue();
    }
}
