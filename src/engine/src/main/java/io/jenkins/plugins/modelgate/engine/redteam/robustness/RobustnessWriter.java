package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes {@code robustness.json}; {@link RobustnessReader} is its counterpart. */
public final class RobustnessWriter {
    static final int VERSION = 1;

    private RobustnessWriter() {}

    /** Writes it as UTF-8 and leaves the stream open. */
    public static void write(Robustness robustness, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.figures(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", VERSION);
            optional(json, "model", robustness.model());
            optional(json, "inputs", robustness.inputs());
            optional(json, "fault", robustness.fault());
            json.writeObjectFieldStart("threat");
            Threat threat = robustness.threat();
            json.writeStringField("norm", threat.norm());
            json.writeStringField("epsilon", threat.epsilon().toPlainString());
            json.writeNumberField("queries", threat.queries());
            json.writeStringField("deviation", threat.deviation().toPlainString());
            texts(json, "immutable", threat.immutable());
            texts(json, "integer", threat.integer());
            json.writeEndObject();
            json.writeStringField("seed", Long.toUnsignedString(robustness.seed(), 16));
            json.writeNumberField("given", robustness.given());
            json.writeNumberField("distinct", robustness.distinct());
            json.writeNumberField("right", robustness.right());
            json.writeNumberField("still", robustness.still());
            json.writeArrayFieldStart("attacks");
            for (Played played : robustness.attacks()) {
                played(json, played);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void played(JsonGenerator json, Played played) throws IOException {
        json.writeStartObject();
        json.writeStringField("attack", played.attack());
        json.writeArrayFieldStart("turned");
        for (Turned turned : played.turned()) {
            json.writeStartObject();
            json.writeNumberField("example", turned.example());
            json.writeNumberField("queries", turned.queries());
            json.writeNumberField("distance", turned.distance());
            json.writeStringField("label", JsonOutput.wellFormed(turned.label()));
            json.writeStringField("answer", JsonOutput.wellFormed(turned.answer()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String field, String text) throws IOException {
        if (text != null) {
            json.writeStringField(field, JsonOutput.wellFormed(text));
        }
    }

    private static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(JsonOutput.wellFormed(text));
        }
        json.writeEndArray();
    }
}
