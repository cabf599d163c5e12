package io.jenkins.plugins.modelgate.engine.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code quality.json}; {@link QualityReader} is its counterpart. */
public final class QualityWriter {
    private final JsonGenerator json;

    private QualityWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes it as UTF-8 and leaves the stream open. */
    public static void write(QualityRecord quality, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.figures(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", QualityRecord.VERSION);
            QualityWriter writer = new QualityWriter(json);
            writer.measurements("now", quality.now());
            if (quality.before() != null) {
                writer.measurements("before", quality.before());
            }
            json.writeArrayFieldStart("rows");
            for (Row row : quality.rows()) {
                writer.row(row);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void measurements(String field, Measurements measured) throws IOException {
        json.writeObjectFieldStart(field);
        if (measured.model() != null) {
            json.writeStringField("model", measured.model());
        }
        json.writeArrayFieldStart("sources");
        for (Source source : measured.sources()) {
            json.writeStartObject();
            text("path", source.path());
            text("format", source.format());
            text("binding", source.binding().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("metrics");
        for (Metric metric : measured.metrics()) {
            metric(metric);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tests");
        for (TestResult test : measured.tests()) {
            json.writeStartObject();
            text("suite", test.suite());
            text("group", test.group());
            text("name", test.name());
            text("status", test.status().name());
            text("place", test.place());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void row(Row row) throws IOException {
        json.writeStartObject();
        text("name", row.name());
        text("slice", row.slice());
        text("limit", row.limit());
        text("state", row.state().name());
        if (row.loss() != null) {
            json.writeNumberField("lossLow", row.loss().low());
            json.writeNumberField("lossHigh", row.loss().high());
        }
        text("words", row.words());
        json.writeEndObject();
    }

    private void metric(Metric metric) throws IOException {
        json.writeStartObject();
        text("name", metric.name());
        if (!metric.slice().isEmpty()) {
            text("slice", metric.slice());
        }
        if (metric.value() != null) {
            json.writeNumberField("value", metric.value());
        }
        if (metric.samples() != null) {
            json.writeNumberField("samples", metric.samples());
        }
        if (metric.error() != null) {
            json.writeNumberField("error", metric.error());
        }
        if (metric.better() != null) {
            json.writeBooleanField("higherIsBetter", metric.better());
        }
        text("place", metric.place());
        if (metric.flaw() != null) {
            text("flaw", metric.flaw());
        }
        json.writeEndObject();
    }

    private void text(String field, String value) throws IOException {
        json.writeStringField(field, JsonOutput.wellFormed(value));
    }
}
