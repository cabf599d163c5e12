package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** What a SARIF run has to say about itself: files that it did not examine, results that it does not carry. */
final class SarifNotices {
    private static final int MAX_FILES = 1000;

    private final JsonGenerator json;

    SarifNotices(JsonGenerator json) {
        this.json = json;
    }

    static void descriptors(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("notifications");
        descriptor(
                json,
                Notice.INCOMPLETE,
                "Something was not examined to its end. The gate stays closed until it can be, or until it is left out of"
                        + " the artifact.");
        descriptor(json, Notice.LEFT_OUT, "The run carries fewer entries than report.json, which has them all.");
        json.writeEndArray();
    }

    private static void descriptor(JsonGenerator json, Notice notice, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", notice.id);
        json.writeObjectFieldStart("shortDescription");
        json.writeStringField("text", text);
        json.writeEndObject();
        json.writeEndObject();
    }

    void incomplete(List<Artifact> artifacts) throws IOException {
        int count = 0;
        for (Artifact artifact : artifacts) {
            if (Tally.isOpenQuestion(artifact) && ++count <= MAX_FILES) {
                start(
                        Notice.INCOMPLETE,
                        "error",
                        (artifact.coverage() == Coverage.NONE ? "Not examined: " : "Examined in part only: ")
                                + SafeText.of(artifact.path(), MAX_FILES));
                json.writeArrayFieldStart("locations");
                json.writeStartObject();
                json.writeObjectFieldStart("physicalLocation");
                json.writeObjectFieldStart("artifactLocation");
                json.writeStringField("uri", RelativeUri.of(artifact.path()));
                json.writeStringField("uriBaseId", SarifResults.BASE);
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        if (count == 0) {
            start(Notice.INCOMPLETE, "error", Verdict.INCOMPLETE.sentence());
            json.writeEndObject();
        }
        leftOut(count - MAX_FILES, "notice");
    }

    /** Nothing is said when nothing is left out. */
    void leftOut(int count, String noun) throws IOException {
        if (count > 0) {
            start(Notice.LEFT_OUT, "warning", Quantity.of(count, "more " + noun) + " in report.json");
            json.writeEndObject();
        }
    }

    private void start(Notice notice, String level, String text) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("descriptor");
        json.writeStringField("id", notice.id);
        json.writeNumberField("index", notice.ordinal());
        json.writeEndObject();
        json.writeStringField("level", level);
        json.writeObjectFieldStart("message");
        json.writeStringField("text", SarifText.foreign(text));
        json.writeEndObject();
    }

    private enum Notice {
        INCOMPLETE("coverage/incomplete"),
        LEFT_OUT("report/left-out");

        private final String id;

        Notice(String id) {
            this.id = id;
        }
    }
}
