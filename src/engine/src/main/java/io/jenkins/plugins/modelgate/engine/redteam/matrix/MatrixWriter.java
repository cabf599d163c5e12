package io.jenkins.plugins.modelgate.engine.redteam.matrix;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** The matrix as JSON, for pages and tools. */
public final class MatrixWriter {
    private final Matrix matrix;

    public MatrixWriter(Matrix matrix) {
        this.matrix = matrix;
    }

    /** Leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 1);
            json.writeArrayFieldStart("scenarios");
            for (Row row : matrix.rows()) {
                row(row, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void row(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", row.id());
        json.writeStringField("title", row.title());
        json.writeStringField("technique", row.technique());
        json.writeStringField("gate", row.gate());
        json.writeStringField("proves", row.proves());
        json.writeStringField("severity", row.severity().name());
        json.writeStringField("outcome", row.outcome().name());
        json.writeStringField("detail", row.detail());
        json.writeArrayFieldStart("by");
        for (String rule : row.by()) {
            json.writeString(rule);
        }
        json.writeEndArray();
        if (row.field() != null) {
            json.writeStringField("field", row.field());
            json.writeStringField("remedy", row.remedy());
        }
        json.writeNumberField("milliseconds", row.milliseconds());
        json.writeEndObject();
    }
}
