package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rules of {@code type: custom, engine: modelgate}: drift and poisoning, by their own checks. */
final class CustomParser {
    private static final Set<String> FIELDS = Set.of("check", "column", "variant", "warn", "fail", "baseline");

    private CustomParser() {}

    static Map<String, Object> implementation(Fields rule) throws ContractException {
        Fields fields = rule.map("implementation");
        if (fields == null) {
            throw rule.wrong("implementation", "is required");
        }
        for (String name : fields.names()) {
            if (!FIELDS.contains(name)) {
                throw fields.wrong(name, "unknown field; Model Gate's rules have " + new java.util.TreeSet<>(FIELDS));
            }
        }
        fields.requiredText("check");
        fields.text("column");
        fields.text("variant");
        fields.text("baseline");
        fields.number("warn");
        fields.number("fail");
        Map<String, Object> implementation = new TreeMap<>();
        for (String name : fields.names()) {
            JsonNode value = fields.get(name);
            implementation.put(name, QualityParser.plain(value, fields.pointer(name)));
        }
        return implementation;
    }
}
