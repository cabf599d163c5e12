package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.contract.QualityRule.Arguments;
import io.jenkins.plugins.modelgate.engine.dataset.contract.QualityRule.Kind;
import io.jenkins.plugins.modelgate.engine.dataset.contract.QualityRule.Metric;
import io.jenkins.plugins.modelgate.engine.dataset.contract.QualityRule.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** ODCS {@code quality}. */
final class QualityParser {
    private static final Set<String> COMMON = Set.of(
            "id",
            "authoritativeDefinitions",
            "businessImpact",
            "customProperties",
            "description",
            "dimension",
            "method",
            "name",
            "schedule",
            "scheduler",
            "severity",
            "tags",
            "type",
            "unit");
    private static final Set<String> DIMENSIONS =
            Set.of("accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness");

    private final List<String> unchecked;

    QualityParser(List<String> unchecked) {
        this.unchecked = unchecked;
    }

    /**
     * The rules of an element.
     *
     * @param ofProperty whether the element is a property, not an object
     */
    List<QualityRule> rules(Fields parent, boolean ofProperty) throws ContractException {
        List<QualityRule> rules = new ArrayList<>();
        for (Fields fields : parent.list("quality")) {
            rules.add(rule(fields, ofProperty));
        }
        return rules;
    }

    private QualityRule rule(Fields fields, boolean ofProperty) throws ContractException {
        Kind kind = kind(fields);
        Set<String> known = new HashSet<>(COMMON);
        switch (kind) {
            case LIBRARY -> known.addAll(List.of("metric", "rule", "arguments"));
            case SQL -> known.add("query");
            case CUSTOM -> known.addAll(List.of("engine", "implementation"));
            case TEXT -> known.add("description");
        }
        if (kind == Kind.LIBRARY || kind == Kind.SQL) {
            for (Condition.Operator operator : Condition.Operator.values()) {
                known.add(operator.name());
            }
        }
        fields.only(known);
        Documentary.element(fields);
        String dimension = fields.text("dimension");
        if (dimension != null && !DIMENSIONS.contains(dimension)) {
            throw fields.wrong("dimension", "must be one of " + new java.util.TreeSet<>(DIMENSIONS));
        }
        if (fields.has("schedule") || fields.has("scheduler")) {
            unchecked.add(fields.pointer() + ": the schedule; the rule is checked when the pipeline runs");
        }
        Metric metric = kind == Kind.LIBRARY ? metric(fields, ofProperty) : null;
        boolean percent = percent(fields, metric);
        String engine = kind == Kind.CUSTOM ? fields.requiredText("engine") : null;
        return new QualityRule(
                name(fields, kind, metric),
                kind,
                metric,
                metric == null ? Arguments.NONE : ArgumentsParser.arguments(fields, metric, ofProperty),
                metric != null || kind == Kind.SQL ? ConditionParser.condition(fields) : null,
                percent,
                weight(fields.text("severity")),
                kind == Kind.SQL ? fields.requiredText("query") : null,
                engine,
                "modelgate".equals(engine) ? CustomParser.implementation(fields) : other(fields, kind),
                fields.pointer());
    }

    private static Map<String, Object> other(Fields fields, Kind kind) throws ContractException {
        if (kind == Kind.CUSTOM && !fields.has("implementation")) {
            throw fields.wrong("implementation", "is required");
        }
        return Map.of();
    }

    private static String name(Fields fields, Kind kind, @CheckForNull Metric metric) throws ContractException {
        for (String field : List.of("name", "id")) {
            String text = fields.text(field);
            if (text != null) {
                return text;
            }
        }
        return metric == null ? kind.name().toLowerCase(Locale.ROOT) : metric.name();
    }

    private static Kind kind(Fields fields) throws ContractException {
        String word = fields.text("type");
        if (word == null) {
            return Kind.LIBRARY;
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw fields.wrong("type", "must be library, text, sql or custom");
    }

    private static Metric metric(Fields fields, boolean ofProperty) throws ContractException {
        // ODCS 3.0 wrote the metric as "rule".
        String field = fields.has("metric") || !fields.has("rule") ? "metric" : "rule";
        String word = fields.requiredText(field);
        for (Metric metric : Metric.values()) {
            if (metric.name().equals(word)) {
                boolean fits = metric == Metric.duplicateValues || ofProperty != (metric == Metric.rowCount);
                if (!fits) {
                    throw fields.wrong(
                            field, metric + " belongs to " + (ofProperty ? "an object" : "a property") + ", not here");
                }
                return metric;
            }
        }
        throw fields.wrong(field, "must be nullValues, missingValues, invalidValues, duplicateValues or rowCount");
    }

    private static boolean percent(Fields fields, @CheckForNull Metric metric) throws ContractException {
        String unit = fields.text("unit");
        if (unit == null || metric == null) {
            return false;
        }
        if (!unit.equals("rows") && !unit.equals("percent")) {
            throw fields.wrong("unit", "must be rows or percent");
        }
        if (unit.equals("percent") && metric == Metric.rowCount) {
            throw fields.wrong("unit", "of a row count must be rows");
        }
        return unit.equals("percent");
    }

    private static Weight weight(@CheckForNull String severity) {
        if (severity == null) {
            return Weight.ERROR;
        }
        return switch (severity.strip().toLowerCase(Locale.ROOT)) {
            case "warning", "warn" -> Weight.WARNING;
            case "info" -> Weight.INFO;
            // The standard leaves the words open; one that nobody here knows does not weigh less.
            default -> Weight.ERROR;
        };
    }

    static Object plain(JsonNode value, String pointer) throws ContractException {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return Fields.number(value, pointer);
    }
}
