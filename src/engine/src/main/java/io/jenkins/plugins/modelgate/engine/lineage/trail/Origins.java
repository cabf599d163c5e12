package io.jenkins.plugins.modelgate.engine.lineage.trail;

import com.fasterxml.jackson.core.JsonGenerator;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Where a judged thing comes from, as evidence of its verdict in the audit trail: JSON with a fixed order of fields. The
 * names are as the sources have them and hostile.
 *
 * @param begun when the build began, ISO 8601
 * @param made whether the Pipeline says that this build made it
 * @param commits that the build was made from, by id
 * @param baseModels that the model's card names
 * @param signer name of who signed it, or null
 * @param fingerprint of who signed it, or null
 * @param packages SHA-256 of the {@link PackageList} that was judged, or null
 * @param model digest of the model that the check is about besides its subject, or null
 */
public record Origins(
        String begun,
        boolean made,
        List<String> commits,
        List<String> baseModels,
        @CheckForNull String signer,
        @CheckForNull String fingerprint,
        @CheckForNull String packages,
        @CheckForNull String model) {
    /** Its type as evidence. */
    public static final String TYPE = "application/vnd.modelgate.origins+json";

    /** Most commits and most base models. */
    public static final int MOST = 100;

    private static final int TEXT = 1000;
    private static final long MAX_BYTES = 1L << 20;
    private static final int SCHEMA_VERSION = 1;
    private static final JsonShape SHAPE = new JsonShape()
            .must("schemaVersion", JsonInput::count)
            .must("begun", in -> in.text(TEXT))
            .must("made", JsonInput::truth)
            .must("commits", in -> in.list(MOST, Origins::text))
            .must("baseModels", in -> in.list(MOST, Origins::text))
            .may("signer", in -> in.text(TEXT))
            .may("fingerprint", in -> in.text(TEXT))
            .may("packages", JsonInput::digest)
            .may("model", JsonInput::digest);

    public Origins {
        commits = bounded(commits);
        baseModels = bounded(baseModels);
        signer = signer == null ? null : cut(signer);
        fingerprint = fingerprint == null ? null : cut(fingerprint);
    }

    private static List<String> bounded(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .limit(MOST)
                .map(Origins::cut)
                .toList();
    }

    private static String cut(String text) {
        String whole = JsonOutput.wellFormed(text);
        return whole.length() <= TEXT ? whole : JsonOutput.wellFormed(whole.substring(0, TEXT - 1)) + "…";
    }

    private static String text(JsonInput in) throws ReportException {
        return in.text(TEXT);
    }

    /** As UTF-8. */
    public byte[] json() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonOutput.figures(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeStringField("begun", begun);
            json.writeBooleanField("made", made);
            list(json, "commits", commits);
            list(json, "baseModels", baseModels);
            field(json, "signer", signer);
            field(json, "fingerprint", fingerprint);
            field(json, "packages", packages);
            field(json, "model", model);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void list(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void field(JsonGenerator json, String name, @CheckForNull String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    /** @throws ReportException saying what is refused and where */
    public static Origins read(byte[] bytes) throws IOException {
        JsonInput json = new JsonInput("The document of origins", new ByteArrayInputStream(bytes), MAX_BYTES);
        json.next();
        JsonShape.Values values = SHAPE.read(json);
        if (values.number("schemaVersion", 0) != SCHEMA_VERSION || json.next() != null) {
            throw json.refused("it is of another version, or something follows");
        }
        return new Origins(
                values.text("begun"),
                values.<Boolean>get("made"),
                values.get("commits"),
                values.get("baseModels"),
                values.text("signer"),
                values.text("fingerprint"),
                values.text("packages"),
                values.text("model"));
    }
}
