package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes {@code report.json}, the form that machines read; {@link ReportReader} is its counterpart. Members without a
 * value (a digest of what could not be read, a location's member or offset) are left out.
 */
public final class JsonReport {
    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes the report as UTF-8 and leaves the stream open.
     *
     * @throws IOException when the stream cannot be written
     */
    public static void write(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.pretty(out)) {
            new JsonReport(json).report(report);
        }
    }

    private void report(Report report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", Report.SCHEMA_VERSION);
        text("check", report.check());
        text("verdict", report.verdict().name());
        subject(report.subject());
        findings(report.findings());
        suppressed(report.suppressed());
        artifacts(report.artifacts());
        json.writeFieldName("metrics");
        JsonOutput.value(json, report.metrics());
        json.writeObjectFieldStart("policy");
        text("name", report.policyName());
        text("digest", report.policyDigest());
        json.writeEndObject();
        json.writeObjectFieldStart("engine");
        text("version", report.engineVersion());
        json.writeEndObject();
        text("started", report.started());
        text("finished", report.finished());
        json.writeEndObject();
    }

    private void subject(Subject subject) throws IOException {
        json.writeObjectFieldStart("subject");
        text("name", subject.name());
        json.writeObjectFieldStart("digest");
        textIfAny("sha256", subject.sha256());
        textIfAny("omsRoot", subject.omsRoot());
        json.writeEndObject();
        json.writeNumberField("files", subject.files());
        json.writeNumberField("bytes", subject.bytes());
        json.writeEndObject();
    }

    private void findings(List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            finding(finding);
        }
        json.writeEndArray();
    }

    private void suppressed(List<Suppression> suppressed) throws IOException {
        json.writeArrayFieldStart("suppressed");
        for (Suppression suppression : suppressed) {
            json.writeStartObject();
            json.writeFieldName("finding");
            finding(suppression.finding());
            text("reason", suppression.reason());
            text("until", suppression.until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        text("rule", finding.rule());
        text("severity", finding.severity().name());
        text("title", finding.title());
        text("detail", finding.detail());
        json.writeObjectFieldStart("location");
        text("file", finding.location().file());
        textIfAny("member", finding.location().member());
        if (finding.location().offset() >= 0) {
            json.writeNumberField("offset", finding.location().offset());
        }
        json.writeEndObject();
        text("remediation", finding.remediation());
        json.writeArrayFieldStart("references");
        for (String reference : finding.references()) {
            json.writeString(JsonOutput.wellFormed(reference));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void artifacts(List<Artifact> artifacts) throws IOException {
        json.writeArrayFieldStart("artifacts");
        for (Artifact artifact : artifacts) {
            json.writeStartObject();
            text("path", artifact.path());
            json.writeNumberField("bytes", artifact.bytes());
            textIfAny("sha256", artifact.sha256());
            text("format", artifact.format());
            text("coverage", artifact.coverage().name());
            json.writeBooleanField("loadable", artifact.loadable());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, JsonOutput.wellFormed(value));
    }

    private void textIfAny(String name, @CheckForNull String value) throws IOException {
        if (value != null) {
            text(name, value);
        }
    }
}
