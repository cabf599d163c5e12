package io.jenkins.plugins.modelgate.engine.redteam.matrix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a matrix whose author may be an attacker. */
public final class MatrixReader {
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_ROWS = 2_000;
    private static final int TEXT = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(1 << 14)
                            .maxNameLength(64)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MatrixReader() {}

    /** @throws IOException with a sentence when it is no such file */
    public static Matrix read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw refused("is larger than " + MAX_BYTES + " bytes");
        }
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IOException(Matrix.FILE + " is no JSON that is accepted here", e);
        }
        if (json.path("schemaVersion").asInt() != 1 || !json.path("scenarios").isArray()) {
            throw refused("has no schemaVersion 1 with scenarios");
        }
        if (json.path("scenarios").size() > MAX_ROWS) {
            throw refused("has more than " + MAX_ROWS + " scenarios");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode each : json.path("scenarios")) {
            rows.add(row(each));
        }
        return new Matrix(rows);
    }

    private static Row row(JsonNode json) throws IOException {
        List<String> by = new ArrayList<>();
        for (JsonNode rule : json.path("by")) {
            by.add(SafeText.of(rule.asText()));
        }
        try {
            return new Row(
                    text(json, "id"),
                    text(json, "title"),
                    text(json, "technique"),
                    text(json, "gate"),
                    text(json, "proves"),
                    Severity.valueOf(text(json, "severity")),
                    Outcome.valueOf(text(json, "outcome")),
                    text(json, "detail"),
                    by,
                    json.has("field") ? text(json, "field") : null,
                    json.has("remedy") ? text(json, "remedy") : null,
                    json.path("milliseconds").asLong());
        } catch (IllegalArgumentException e) {
            throw new IOException(Matrix.FILE + " has a severity or an outcome that is not known", e);
        }
    }

    private static String text(JsonNode json, String field) throws IOException {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw refused("has a scenario without " + field);
        }
        return SafeText.of(value.textValue(), TEXT);
    }

    private static IOException refused(String why) {
        return new IOException(Matrix.FILE + " " + why);
    }
}
