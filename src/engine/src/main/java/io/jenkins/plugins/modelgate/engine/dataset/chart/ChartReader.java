package io.jenkins.plugins.modelgate.engine.dataset.chart;

import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads {@code charts.json} of a worker that nobody trusts: bounded, no unknown field. */
public final class ChartReader {
    /** Largest document. */
    public static final long MAX_BYTES = 16L << 20;

    private static final int TEXT = 2000;

    private ChartReader() {}

    /**
     * Reads charts and leaves the stream open.
     *
     * @throws ReportException saying what is refused and where
     */
    public static List<ColumnChart> read(InputStream in) throws IOException {
        JsonInput json = new JsonInput("The charts", in, MAX_BYTES);
        json.next();
        JsonShape.Values values = new JsonShape()
                .must("schemaVersion", JsonInput::count)
                .must("charts", list -> list.list(Charts.COLUMNS, ChartReader::chart))
                .read(json);
        if (values.number("schemaVersion", 0) != ChartWriter.SCHEMA_VERSION || json.next() != null) {
            throw json.refused("it is of another version, or something follows");
        }
        return values.get("charts");
    }

    private static ColumnChart chart(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("column", ChartReader::text)
                .must("type", ChartReader::text)
                .must("state", json -> json.constant(ColumnChart.State.class))
                .must("sentence", ChartReader::text)
                .must("compared", JsonInput::truth)
                .may("drift", ChartReader::notNegative)
                .must("bars", json -> json.list(ColumnChart.MOST, ChartReader::bar))
                .must("figures", json -> json.list(ColumnChart.MOST, ChartReader::figure))
                .read(in);
        return new ColumnChart(
                values.text("column"),
                values.text("type"),
                values.get("state"),
                values.text("sentence"),
                values.<Boolean>get("compared"),
                values.get("drift") == null ? Double.NaN : values.<Double>get("drift"),
                values.get("bars"),
                values.get("figures"));
    }

    private static Bar bar(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("caption", ChartReader::text)
                .must("before", JsonInput::number)
                .must("now", JsonInput::number)
                .read(in);
        try {
            return new Bar(values.text("caption"), values.<Double>get("before"), values.<Double>get("now"));
        } catch (IllegalArgumentException e) {
            throw in.refused(e.getMessage());
        }
    }

    private static Figure figure(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("name", ChartReader::text)
                .must("before", ChartReader::text)
                .must("now", ChartReader::text)
                .read(in);
        return new Figure(values.text("name"), values.text("before"), values.text("now"));
    }

    static double notNegative(JsonInput in) throws ReportException {
        double number = in.number();
        if (number < 0) {
            throw in.refused("it is negative");
        }
        return number;
    }

    private static String text(JsonInput in) throws ReportException {
        return in.text(TEXT);
    }
}
