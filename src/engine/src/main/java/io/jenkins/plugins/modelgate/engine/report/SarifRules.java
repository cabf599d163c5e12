package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The rules behind the results of a SARIF run: those that fired, with their help. */
final class SarifRules {
    /** GitHub takes no more tags for a rule. */
    private static final int TAGS = 20;

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    /** @param known every rule that the engine knows; what fired without being among them explains itself */
    SarifRules(Collection<Rule> known, Iterable<Finding> findings) {
        Map<String, Rule> table = new HashMap<>();
        known.forEach(rule -> table.put(rule.id(), rule));
        for (Finding finding : findings) {
            if (!indexes.containsKey(finding.rule())) {
                indexes.put(finding.rule(), rules.size());
                rules.add(table.getOrDefault(finding.rule(), ruleOf(finding)));
            }
        }
    }

    private static Rule ruleOf(Finding finding) {
        return new Rule(
                finding.rule(),
                finding.severity(),
                finding.title(),
                finding.title() + ".",
                finding.remediation(),
                finding.references());
    }

    int index(String rule) {
        return indexes.get(rule);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules) {
            write(json, rule);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("name", name(rule.id()));
        text(json, "shortDescription", rule.title() + ".");
        text(json, "fullDescription", rule.meaning());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", SarifText.of(rule.meaning() + "\n\nHow to mend it: " + rule.remediation()));
        json.writeStringField("markdown", SarifText.of(markdown(rule)));
        json.writeEndObject();
        for (String reference : rule.references()) {
            if (!References.url(reference).isEmpty()) {
                json.writeStringField("helpUri", References.url(reference));
                break;
            }
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.severity()));
        json.writeEndObject();
        properties(json, rule);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", SarifText.of(text));
        json.writeEndObject();
    }

    private static void properties(JsonGenerator json, Rule rule) throws IOException {
        json.writeObjectFieldStart("properties");
        if (!score(rule.severity()).isEmpty()) {
            json.writeStringField("security-severity", score(rule.severity()));
        }
        json.writeStringField("severity", rule.severity().name());
        json.writeArrayFieldStart("tags");
        for (String tag : tags(rule)) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** References as tags, each once; GitHub knows weaknesses by this form. */
    private static List<String> tags(Rule rule) {
        Stream<String> references = rule.references().stream()
                .map(reference ->
                        reference.startsWith("CWE-") ? "external/cwe/" + reference.toLowerCase(Locale.ROOT) : reference)
                .map(JsonOutput::wellFormed);
        return Stream.concat(Stream.of("security"), references)
                .distinct()
                .limit(TAGS)
                .toList();
    }

    private static String markdown(Rule rule) {
        StringBuilder markdown = new StringBuilder(Markdown.text(rule.meaning()));
        markdown.append("\n\n**How to mend it:** ").append(Markdown.text(rule.remediation()));
        if (!rule.references().isEmpty()) {
            markdown.append("\n\n**References:** ").append(Markdown.references(rule.references()));
        }
        return markdown.toString();
    }

    /** {@code pickle/unsafe-global} as {@code PickleUnsafeGlobal}. */
    private static String name(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return name.toString();
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    /** A figure in the middle of the CVSS range of that name, by which GitHub sorts alerts; facts have none. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.0";
            case INFO -> "";
        };
    }
}
