package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a report as SARIF 2.1.0 (OASIS, 2020), for code scanning pages and editors. What is too much for those that read
 * it (GitHub takes 25,000 results a run) is left out with a notice; the whole is in {@code report.json}.
 */
public final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String PAGE = "https://github.com/jenkinsci/model-gate-plugin";
    private static final int MAX_RESULTS = 25_000;
    private static final int MAX_ARTIFACTS = 100_000;

    /** Metrics that say who vouches for the subject. */
    private static final List<String> SIGNATURE =
            List.of("signature", "signatureMode", "signer", "signerFingerprint", "signedAt", "trustedBy");

    private final Report report;
    private final JsonGenerator json;
    private final List<Suppression> suppressed;
    private final List<Finding> findings;
    private final SarifRules rules;

    private SarifReport(Report report, Collection<Rule> known, JsonGenerator json) {
        this.report = report;
        this.json = json;
        this.findings = first(report.findings(), MAX_RESULTS);
        this.suppressed = first(report.suppressed(), MAX_RESULTS - findings.size());
        this.rules = new SarifRules(known, this::all);
    }

    private static <T> List<T> first(List<T> items, int max) {
        return items.subList(0, Math.min(max, items.size()));
    }

    private Iterator<Finding> all() {
        return Stream.concat(findings.stream(), suppressed.stream().map(Suppression::finding))
                .iterator();
    }

    /**
     * Writes the report as UTF-8 and leaves the stream open.
     *
     * @param rules every rule that the engine knows, for the help texts
     * @throws IOException when the stream cannot be written
     */
    public static void write(Report report, Collection<Rule> rules, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.compact(out)) {
            new SarifReport(report, rules, json).log();
        }
    }

    private void log() throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool();
        invocation();
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField(
                "id",
                "model-gate/" + report.check() + "/"
                        + RelativeUri.segment(report.subject().name()) + "/");
        json.writeEndObject();
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(SarifResults.BASE);
        message(
                "description",
                "The checked subject, " + SafeText.of(report.subject().name()) + ".");
        json.writeEndObject();
        json.writeEndObject();
        SarifArtifacts artifacts = new SarifArtifacts(first(report.artifacts(), MAX_ARTIFACTS), json);
        artifacts.write();
        new SarifResults(rules, artifacts, json).write(findings, suppressed);
        properties();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool() throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Model Gate");
        json.writeStringField("version", JsonOutput.wellFormed(report.engineVersion()));
        json.writeStringField("informationUri", PAGE);
        json.writeStringField("language", "en");
        rules.write(json);
        SarifNotices.descriptors(json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation() throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", report.verdict() != Verdict.INCOMPLETE);
        json.writeNumberField("exitCode", report.verdict().exitCode());
        json.writeStringField(
                "exitCodeDescription",
                report.verdict().name() + ": " + report.verdict().sentence());
        json.writeStringField("startTimeUtc", report.started());
        json.writeStringField("endTimeUtc", report.finished());
        json.writeArrayFieldStart("toolExecutionNotifications");
        SarifNotices notices = new SarifNotices(json);
        if (report.verdict() == Verdict.INCOMPLETE) {
            notices.incomplete(report.artifacts());
        }
        notices.leftOut(
                report.findings().size() + report.suppressed().size() - findings.size() - suppressed.size(), "finding");
        notices.leftOut(report.artifacts().size() - MAX_ARTIFACTS, "file");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void properties() throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("check", report.check());
        json.writeStringField("verdict", report.verdict().name());
        json.writeStringField("subject", JsonOutput.wellFormed(report.subject().name()));
        if (report.subject().sha256() != null) {
            json.writeStringField("subjectSha256", report.subject().sha256());
        }
        for (String metric : SIGNATURE) {
            if (report.metrics().get(metric) instanceof String value) {
                json.writeStringField(metric, JsonOutput.wellFormed(value));
            }
        }
        json.writeStringField("policy", JsonOutput.wellFormed(report.policyName()));
        json.writeStringField("policySha256", report.policyDigest());
        json.writeEndObject();
    }

    private void message(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", SarifText.foreign(text));
        json.writeEndObject();
    }
}
