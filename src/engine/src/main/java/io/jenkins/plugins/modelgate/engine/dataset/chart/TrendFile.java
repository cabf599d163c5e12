package io.jenkins.plugins.modelgate.engine.dataset.chart;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code trend.json}: small, so that a page can read those of many builds. */
public final class TrendFile {
    /** Name of the file beside the report. */
    public static final String FILE = "trend.json";

    private static final long MAX_BYTES = 2L << 20;
    private static final int SCHEMA_VERSION = 1;
    private static final int TEXT = 4000;

    private TrendFile() {}

    /** Writes it as UTF-8 and leaves the stream open. */
    public static void write(TrendPoint point, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.figures(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeNumberField("rows", point.rows());
            json.writeArrayFieldStart("columns");
            for (TrendPoint.Column column : point.columns()) {
                json.writeStartObject();
                json.writeStringField("name", JsonOutput.wellFormed(column.name()));
                json.writeStringField("state", column.state().name());
                json.writeNumberField("missing", column.missing());
                optional(json, "drift", column.drift());
                optional(json, "median", column.median());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void optional(JsonGenerator json, String field, double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumberField(field, number);
        }
    }

    /**
     * Reads it and leaves the stream open.
     *
     * @throws ReportException saying what is refused and where
     */
    public static TrendPoint read(InputStream in) throws IOException {
        JsonInput json = new JsonInput("The trend", in, MAX_BYTES);
        json.next();
        JsonShape.Values values = new JsonShape()
                .must("schemaVersion", JsonInput::count)
                .must("rows", JsonInput::count)
                .must("columns", list -> list.list(Charts.COLUMNS, TrendFile::column))
                .read(json);
        if (values.number("schemaVersion", 0) != SCHEMA_VERSION || json.next() != null) {
            throw json.refused("it is of another version, or something follows");
        }
        return new TrendPoint(values.number("rows", 0), values.get("columns"));
    }

    private static TrendPoint.Column column(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("name", json -> json.text(TEXT))
                .must("state", json -> json.constant(ColumnChart.State.class))
                .must("missing", JsonInput::number)
                .may("drift", JsonInput::number)
                .may("median", JsonInput::number)
                .read(in);
        try {
            return new TrendPoint.Column(
                    values.text("name"),
                    values.get("state"),
                    values.<Double>get("missing"),
                    number(values, "drift"),
                    number(values, "median"));
        } catch (IllegalArgumentException e) {
            throw in.refused(e.getMessage());
        }
    }

    private static double number(JsonShape.Values values, String field) {
        return values.get(field) == null ? Double.NaN : values.<Double>get(field);
    }
}
