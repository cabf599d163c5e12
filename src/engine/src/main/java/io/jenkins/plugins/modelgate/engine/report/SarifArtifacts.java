package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a SARIF run, and where in the list a path stands. */
final class SarifArtifacts {
    private final List<Artifact> artifacts;
    private final JsonGenerator json;
    private final Map<String, Integer> indexes = new HashMap<>();

    SarifArtifacts(List<Artifact> artifacts, JsonGenerator json) {
        this.artifacts = artifacts;
        this.json = json;
    }

    void write() throws IOException {
        json.writeArrayFieldStart("artifacts");
        for (Artifact artifact : artifacts) {
            indexes.put(artifact.path(), indexes.size());
            write(artifact);
        }
        json.writeEndArray();
    }

    private void write(Artifact artifact) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("location");
        json.writeStringField("uri", RelativeUri.of(artifact.path()));
        json.writeStringField("uriBaseId", SarifResults.BASE);
        json.writeEndObject();
        json.writeNumberField("length", artifact.bytes());
        json.writeArrayFieldStart("roles");
        json.writeString("analysisTarget");
        json.writeEndArray();
        if (artifact.sha256() != null) {
            json.writeObjectFieldStart("hashes");
            json.writeStringField("sha-256", artifact.sha256());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("properties");
        json.writeStringField("format", JsonOutput.wellFormed(artifact.format()));
        json.writeStringField("coverage", artifact.coverage().name());
        json.writeBooleanField("loadable", artifact.loadable());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Index of the file in the list, or -1. */
    int index(String path) {
        return indexes.getOrDefault(path, -1);
    }
}
