package io.jenkins.plugins.modelgate.engine.quality;

import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code quality.json}, whose author may be an attacker: what {@link QualityWriter} does not write is refused. */
public final class QualityReader {
    /** Most bytes of a file. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int MOST_SOURCES = 10_000;

    private static final JsonShape SOURCE = new JsonShape()
            .must("path", in -> in.text(Limits.PATH))
            .must("format", in -> text(in, Limits.NAME))
            .must("binding", in -> in.constant(Source.Binding.class));

    private static final JsonShape METRIC = new JsonShape()
            .must("name", in -> in.text(Limits.NAME))
            .may("slice", in -> in.text(Limits.NAME))
            .may("value", JsonInput::number)
            .may("samples", JsonInput::count)
            .may("error", JsonInput::number)
            .may("higherIsBetter", JsonInput::truth)
            .must("place", in -> in.text(Limits.PATH))
            .may("flaw", in -> text(in, Limits.TEXT));

    private static final JsonShape TEST = new JsonShape()
            .must("suite", in -> in.text(Limits.NAME))
            .must("group", in -> in.text(Limits.NAME))
            .must("name", in -> in.text(Limits.NAME))
            .must("status", in -> in.constant(TestResult.Status.class))
            .must("place", in -> in.text(Limits.PATH));

    private static final JsonShape MEASUREMENTS = new JsonShape()
            .may("model", JsonInput::digest)
            .must("sources", in -> in.list(MOST_SOURCES, QualityReader::source))
            .must("metrics", QualityReader::metrics)
            .must("tests", in -> in.list(Collector.MOST, QualityReader::test));

    private static final JsonShape ROW = new JsonShape()
            .must("name", in -> in.text(Limits.NAME))
            .must("slice", in -> in.text(Limits.NAME))
            .must("limit", in -> text(in, Limits.NAME))
            .must("state", in -> in.constant(Row.State.class))
            .may("lossLow", JsonInput::number)
            .may("lossHigh", JsonInput::number)
            .must("words", in -> text(in, Limits.TEXT));

    private static final JsonShape RECORD = new JsonShape()
            .must("schemaVersion", QualityReader::version)
            .must("now", QualityReader::measurements)
            .may("before", QualityReader::measurements)
            .must("rows", in -> in.list(Collector.MOST, ROW::read));

    private QualityReader() {}

    /** @throws IOException with a sentence when it cannot be read or is no such file */
    public static QualityRecord read(InputStream in) throws IOException {
        try (JsonInput json = new JsonInput(QualityRecord.FILE, in, MAX_BYTES)) {
            json.next();
            JsonShape.Values values = RECORD.read(json);
            if (json.next() != null) {
                throw json.refused("something follows");
            }
            Measurements now = values.get("now");
            Measurements before = values.get("before");
            Figures known = new Figures(now.metrics());
            Figures old = new Figures(before == null ? List.of() : before.metrics());
            List<JsonShape.Values> lines = values.get("rows");
            return new QualityRecord(
                    now,
                    before,
                    lines.stream().map(line -> row(line, known, old)).toList());
        }
    }

    private static Row row(JsonShape.Values line, Figures now, Figures before) {
        String name = line.get("name");
        String slice = line.get("slice");
        Double low = line.get("lossLow");
        Double high = line.get("lossHigh");
        return new Row(
                name,
                slice,
                now.get(name, slice),
                line.get("limit"),
                before.get(name, slice),
                low == null || high == null ? null : new Interval(low, high),
                line.get("state"),
                line.get("words"));
    }

    private static long version(JsonInput in) throws ReportException {
        long version = in.count();
        if (version != QualityRecord.VERSION) {
            throw in.refused("this Model Gate reads version " + QualityRecord.VERSION + " only");
        }
        return version;
    }

    private static Measurements measurements(JsonInput in) throws ReportException {
        JsonShape.Values values = MEASUREMENTS.read(in);
        return new Measurements(
                values.text("model"), values.get("sources"), values.get("metrics"), values.get("tests"));
    }

    private static Source source(JsonInput in) throws ReportException {
        JsonShape.Values values = SOURCE.read(in);
        return new Source(
                SafeText.of(values.<String>get("path"), Limits.PATH), values.get("format"), values.get("binding"));
    }

    private static List<Metric> metrics(JsonInput in) throws ReportException {
        Set<List<String>> seen = new HashSet<>();
        return in.list(Collector.MOST, json -> {
            Metric metric = metric(json);
            if (!seen.add(List.of(metric.name(), metric.slice()))) {
                throw json.refused("the metric is there twice");
            }
            return metric;
        });
    }

    private static Metric metric(JsonInput in) throws ReportException {
        JsonShape.Values values = METRIC.read(in);
        Double value = values.get("value");
        Long samples = values.get("samples");
        Double error = values.get("error");
        String flaw = values.text("flaw");
        if ((value == null) == (flaw == null)
                || samples != null && samples < 1
                || error != null && !(error > 0)
                || values.<String>get("name").isEmpty()) {
            throw in.refused("the metric has no name, no value, or a sample size or error that none can be");
        }
        String slice = values.text("slice");
        return new Metric(
                values.get("name"),
                slice == null ? "" : slice,
                value,
                samples,
                error,
                values.get("higherIsBetter"),
                SafeText.of(values.<String>get("place"), Limits.PATH),
                flaw);
    }

    private static TestResult test(JsonInput in) throws ReportException {
        JsonShape.Values values = TEST.read(in);
        return new TestResult(
                values.get("suite"),
                values.get("group"),
                values.get("name"),
                values.get("status"),
                SafeText.of(values.<String>get("place"), Limits.PATH));
    }

    private static String text(JsonInput in, int most) throws ReportException {
        return SafeText.of(in.text(most), most);
    }
}
