package io.jenkins.plugins.modelgate.engine.monitor.chart;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of the newest window of a run.
 *
 * @param window when it was, for people
 * @param rows answers in it
 * @param figures those that crossed a limit first
 */
public record MonitorChart(String window, long rows, List<Measured> figures) {
    /** Name beside the report. */
    public static final String FILE = "monitoring.json";

    /** Most figures. */
    public static final int MOST = 1_000;

    private static final int MAX_BYTES = 4 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(6)
                    .maxStringLength(1000)
                    .maxNameLength(64)
                    .maxNumberLength(40)
                    .build())
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(FACTORY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public MonitorChart {
        figures = List.copyOf(figures);
        if (figures.size() > MOST) {
            throw new IllegalArgumentException("there are more than " + MOST + " figures");
        }
    }

    /** Leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json =
                FACTORY.createGenerator(out, JsonEncoding.UTF8).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 1);
            json.writeStringField("window", window);
            json.writeNumberField("rows", rows);
            json.writeArrayFieldStart("figures");
            for (Measured figure : figures) {
                json.writeStartObject();
                json.writeStringField("name", figure.name());
                json.writeNumberField("value", figure.value());
                if (!Double.isNaN(figure.limit())) {
                    json.writeNumberField("limit", figure.limit());
                }
                json.writeStringField("state", figure.state().name());
                json.writeArrayFieldStart("before");
                for (Double value : figure.before()) {
                    if (value.isNaN()) {
                        json.writeNull();
                    } else {
                        json.writeNumber(value);
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** @throws IOException with a sentence when it is no such file, whoever wrote it */
    public static MonitorChart read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException(FILE + " is larger than " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.path("schemaVersion").asInt() != 1 || !json.path("figures").isArray()) {
                throw new IOException(FILE + " has no schemaVersion 1 with figures");
            }
            List<Measured> figures = new ArrayList<>();
            for (JsonNode each : json.path("figures")) {
                List<Double> before = new ArrayList<>();
                each.path("before").forEach(value -> before.add(value.isNumber() ? value.doubleValue() : Double.NaN));
                figures.add(new Measured(
                        SafeText.of(each.path("name").asText()),
                        each.path("value").asDouble(Double.NaN),
                        each.path("limit").asDouble(Double.NaN),
                        Measured.State.valueOf(each.path("state").asText()),
                        before));
            }
            return new MonitorChart(
                    SafeText.of(json.path("window").asText()), json.path("rows").asLong(), figures);
        } catch (JsonProcessingException e) {
            throw new IOException(FILE + " is no JSON that is accepted here", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(FILE + " is refused: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }
}
