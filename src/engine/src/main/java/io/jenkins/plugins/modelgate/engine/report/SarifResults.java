package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.List;

/** The results of a SARIF run. */
final class SarifResults {
    /** What artifact locations are relative to, by the name that code scanning pages know. */
    static final String BASE = "%SRCROOT%";

    private final SarifRules rules;
    private final SarifArtifacts artifacts;
    private final JsonGenerator json;
    private final Fingerprints fingerprints = new Fingerprints();

    SarifResults(SarifRules rules, SarifArtifacts artifacts, JsonGenerator json) {
        this.rules = rules;
        this.artifacts = artifacts;
        this.json = json;
    }

    void write(List<Finding> findings, List<Suppression> suppressed) throws IOException {
        json.writeArrayFieldStart("results");
        for (Finding finding : findings) {
            result(finding, null);
        }
        for (Suppression suppression : suppressed) {
            result(suppression.finding(), suppression);
        }
        json.writeEndArray();
    }

    private void result(Finding finding, @CheckForNull Suppression suppression) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        json.writeNumberField("ruleIndex", rules.index(finding.rule()));
        json.writeStringField("level", SarifRules.level(finding.severity()));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", SarifText.foreign(message(finding)));
        json.writeEndObject();
        location(finding.location());
        String fingerprint = fingerprints.next(finding);
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("modelGateFinding/v1", fingerprint);
        // GitHub knows this name only; it would otherwise try to read lines of a binary file.
        json.writeStringField("primaryLocationLineHash", fingerprint);
        json.writeEndObject();
        suppressions(suppression);
        json.writeObjectFieldStart("properties");
        json.writeStringField("severity", finding.severity().name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String message(Finding finding) {
        Location location = finding.location();
        StringBuilder message = new StringBuilder(finding.title()).append(": ").append(finding.detail());
        if (location.member() != null || location.offset() >= 0) {
            message.append(" (");
            if (location.offset() >= 0) {
                message.append("at byte ").append(location.offset());
            }
            if (location.member() != null) {
                message.append(location.offset() >= 0 ? " of " : "in ").append(location.member());
            }
            message.append(')');
        }
        return message.toString();
    }

    private void location(Location location) throws IOException {
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", RelativeUri.of(location.file()));
        json.writeStringField("uriBaseId", BASE);
        if (artifacts.index(location.file()) >= 0) {
            json.writeNumberField("index", artifacts.index(location.file()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        // A binary file has no lines, yet GitHub shows nothing of a result without one.
        json.writeNumberField("startLine", 1);
        if (location.member() == null && location.offset() >= 0) {
            json.writeNumberField("byteOffset", location.offset());
        }
        json.writeEndObject();
        json.writeEndObject();
        if (location.member() != null) {
            member(location);
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void member(Location location) throws IOException {
        String member = JsonOutput.wellFormed(String.valueOf(location.member()));
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("name", member.substring(member.lastIndexOf('/') + 1));
        json.writeStringField("fullyQualifiedName", JsonOutput.wellFormed(location.file()) + "!/" + member);
        json.writeStringField("kind", "member");
        json.writeEndObject();
        json.writeEndArray();
        if (location.offset() >= 0) {
            json.writeObjectFieldStart("properties");
            json.writeNumberField("memberOffset", location.offset());
            json.writeEndObject();
        }
    }

    private void suppressions(@CheckForNull Suppression suppression) throws IOException {
        json.writeArrayFieldStart("suppressions");
        if (suppression != null) {
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("status", "accepted");
            json.writeStringField(
                    "justification",
                    JsonOutput.wellFormed(suppression.reason() + " (until " + suppression.until() + ")"));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
