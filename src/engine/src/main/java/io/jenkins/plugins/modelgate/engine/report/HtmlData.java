package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a page, as JSON that may stand inside a script element. Files come in columns: a hundred thousand arrays of
 * one value each would take a browser several times as long.
 */
final class HtmlData {
    private static final int LONGEST = 4000;

    private final Report report;
    private final HtmlRules rules;
    private final JsonGenerator json;

    private HtmlData(Report report, HtmlRules rules, JsonGenerator json) {
        this.report = report;
        this.rules = rules;
        this.json = json;
    }

    static void write(Report report, HtmlRules rules, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.forScriptElement(out)) {
            HtmlData data = new HtmlData(report, rules, json);
            json.writeStartObject();
            data.rules();
            data.findings();
            data.files(report.artifacts());
            json.writeEndObject();
        }
    }

    private void rules() throws IOException {
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules.all()) {
            json.writeStartObject();
            json.writeStringField("id", clean(rule.id()));
            json.writeStringField("title", clean(rule.title()));
            json.writeStringField("meaning", clean(rule.meaning()));
            json.writeStringField("remediation", clean(rule.remediation()));
            json.writeArrayFieldStart("references");
            for (String reference : rule.references()) {
                json.writeStartArray();
                json.writeString(clean(reference));
                json.writeString(References.url(reference));
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void findings() throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            Location location = finding.location();
            json.writeStartArray();
            json.writeNumber(rules.index(finding));
            json.writeNumber(finding.severity().ordinal());
            json.writeString(clean(finding.detail()));
            json.writeString(clean(location.file()));
            String member = location.member();
            json.writeString(member == null ? "" : clean(member));
            json.writeNumber(location.offset());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void files(List<Artifact> artifacts) throws IOException {
        Map<String, Integer> formats = new LinkedHashMap<>();
        artifacts.forEach(artifact -> formats.putIfAbsent(artifact.format(), formats.size()));
        json.writeObjectFieldStart("files");
        json.writeArrayFieldStart("formats");
        for (String format : formats.keySet()) {
            json.writeString(clean(format));
        }
        json.writeEndArray();
        column("path", artifacts, artifact -> json.writeString(clean(artifact.path())));
        column("bytes", artifacts, artifact -> json.writeNumber(artifact.bytes()));
        column("sha256", artifacts, artifact -> json.writeString(artifact.sha256() == null ? "" : artifact.sha256()));
        column("format", artifacts, artifact -> json.writeNumber(formats.get(artifact.format())));
        column(
                "coverage",
                artifacts,
                artifact -> json.writeNumber(artifact.coverage().ordinal()));
        column("loadable", artifacts, artifact -> json.writeNumber(artifact.loadable() ? 1 : 0));
        json.writeEndObject();
    }

    private void column(String name, List<Artifact> artifacts, Cell cell) throws IOException {
        json.writeArrayFieldStart(name);
        for (Artifact artifact : artifacts) {
            cell.write(artifact);
        }
        json.writeEndArray();
    }

    private static String clean(String text) {
        return SafeText.of(text, LONGEST);
    }

    /** Writes one value of a column. */
    private interface Cell {
        void write(Artifact artifact) throws IOException;
    }
}
