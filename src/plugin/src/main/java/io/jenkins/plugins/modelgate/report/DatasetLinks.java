package io.jenkins.plugins.modelgate.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** {@code datasets.json} beside a model's report: the datasets that were found when the model was examined. */
public final class DatasetLinks {
    /** Name of the file beside the report. */
    public static final String FILE = "datasets.json";

    /** Most datasets. */
    static final int MOST = 100;

    private static final long MAX_BYTES = 1L << 20;
    private static final int SCHEMA_VERSION = 1;
    private static final int TEXT = 4000;

    private DatasetLinks() {}

    /** As UTF-8. */
    public static byte[] json(List<DatasetLink> links) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonOutput.figures(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeArrayFieldStart("datasets");
            for (DatasetLink link : links) {
                json.writeStartObject();
                json.writeStringField("name", JsonOutput.wellFormed(link.name()));
                json.writeStringField("sha256", link.digest());
                json.writeStringField("verdict", link.verdict().name());
                json.writeStringField("job", JsonOutput.wellFormed(link.job()));
                json.writeNumberField("build", link.build());
                json.writeStringField("report", link.report());
                json.writeStringField("reportSha256", link.reportDigest());
                json.writeStringField("how", link.how().name());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** Those of a report; none when it has no such file. */
    public static List<DatasetLink> of(ReportStore store, String report) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(store.file(report, FILE)))) {
            return read(in);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** @throws ReportException saying what is refused and where */
    static List<DatasetLink> read(InputStream in) throws IOException {
        JsonInput json = new JsonInput("The list of datasets", in, MAX_BYTES);
        json.next();
        JsonShape.Values values = new JsonShape()
                .must("schemaVersion", JsonInput::count)
                .must("datasets", list -> list.list(MOST, DatasetLinks::link))
                .read(json);
        if (values.number("schemaVersion", 0) != SCHEMA_VERSION || json.next() != null) {
            throw json.refused("it is of another version, or something follows");
        }
        return values.get("datasets");
    }

    private static DatasetLink link(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("name", json -> json.text(TEXT))
                .must("sha256", JsonInput::digest)
                .must("verdict", json -> json.constant(Verdict.class))
                .must("job", json -> json.text(TEXT))
                .must("build", JsonInput::count)
                .must("report", json -> json.text(TEXT))
                .must("reportSha256", JsonInput::digest)
                .must("how", json -> json.constant(DatasetLink.How.class))
                .read(in);
        return new DatasetLink(
                values.text("name"),
                values.text("sha256"),
                values.get("verdict"),
                values.text("job"),
                (int) Math.min(Integer.MAX_VALUE, values.number("build", 0)),
                values.text("report"),
                values.text("reportSha256"),
                values.get("how"));
    }
}
