package io.jenkins.plugins.modelgate.engine.dependency.tree;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Changes;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Flaw;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Node;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a tree as JSON. */
public final class TreeWriter {
    private final DependencyTree tree;

    public TreeWriter(DependencyTree tree) {
        this.tree = tree;
    }

    /** Writes UTF-8 and leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        JsonGenerator json = JsonOutput.figures(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(null);
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        json.writeArrayFieldStart("components");
        for (Node node : tree.nodes()) {
            node(node, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("vulnerabilities");
        for (Flaw flaw : tree.vulnerabilities()) {
            flaw(flaw, json);
        }
        json.writeEndArray();
        Changes changes = tree.changes();
        if (changes != null) {
            json.writeObjectFieldStart("changes");
            if (changes.since() != null) {
                json.writeStringField("since", JsonOutput.wellFormed(changes.since()));
            }
            texts("added", changes.added(), json);
            texts("removed", changes.removed(), json);
            texts("updated", changes.updated(), json);
            texts("appeared", changes.appeared(), json);
            texts("gone", changes.gone(), json);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.flush();
        json.close();
    }

    private static void node(Node node, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("ecosystem", node.ecosystem());
        json.writeStringField("name", JsonOutput.wellFormed(node.name()));
        json.writeStringField("version", JsonOutput.wellFormed(node.version()));
        json.writeBooleanField("direct", node.direct());
        json.writeStringField("pin", node.pin());
        texts("licenses", node.licenses(), json);
        texts("files", node.files(), json);
        places("needs", node.needs(), json);
        json.writeEndObject();
    }

    private static void flaw(Flaw flaw, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("component", flaw.node());
        texts("ids", flaw.ids(), json);
        json.writeStringField("severity", flaw.severity());
        json.writeStringField("summary", JsonOutput.wellFormed(flaw.summary()));
        if (flaw.score() != null) {
            json.writeNumberField("cvss", flaw.score());
        }
        if (flaw.epss() != null) {
            json.writeNumberField("epss", flaw.epss());
        }
        json.writeBooleanField("exploited", flaw.exploited());
        texts("fixed", flaw.fixed(), json);
        places("path", flaw.path(), json);
        json.writeEndObject();
    }

    private static void texts(String field, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(JsonOutput.wellFormed(text));
        }
        json.writeEndArray();
    }

    private static void places(String field, List<Integer> places, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (int place : places) {
            json.writeNumber(place);
        }
        json.writeEndArray();
    }
}
