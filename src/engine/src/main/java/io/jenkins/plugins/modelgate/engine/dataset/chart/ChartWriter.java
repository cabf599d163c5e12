package io.jenkins.plugins.modelgate.engine.dataset.chart;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes {@code charts.json}, from which a build's page draws the same pictures; {@link ChartReader} is its counterpart. */
public final class ChartWriter {
    /** Name of the file beside the report. */
    public static final String FILE = "charts.json";

    /** Version of the JSON form. */
    static final int SCHEMA_VERSION = 1;

    private ChartWriter() {}

    /** Writes charts as UTF-8 and leaves the stream open. */
    public static void write(List<ColumnChart> charts, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.figures(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeArrayFieldStart("charts");
            for (ColumnChart chart : charts) {
                write(chart, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(ColumnChart chart, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("column", JsonOutput.wellFormed(chart.column()));
        json.writeStringField("type", chart.type());
        json.writeStringField("state", chart.state().name());
        json.writeStringField("sentence", JsonOutput.wellFormed(chart.sentence()));
        json.writeBooleanField("compared", chart.compared());
        if (Double.isFinite(chart.drift())) {
            json.writeNumberField("drift", chart.drift());
        }
        json.writeArrayFieldStart("bars");
        for (Bar bar : chart.bars()) {
            json.writeStartObject();
            json.writeStringField("caption", JsonOutput.wellFormed(bar.caption()));
            json.writeNumberField("before", bar.before());
            json.writeNumberField("now", bar.now());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("figures");
        for (Figure figure : chart.figures()) {
            json.writeStartObject();
            json.writeStringField("name", figure.name());
            json.writeStringField("before", figure.before());
            json.writeStringField("now", figure.now());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
