package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dataset.contract.QualityRule.Arguments;
import io.jenkins.plugins.modelgate.engine.dataset.contract.QualityRule.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** ODCS {@code arguments} of the library metrics. */
final class ArgumentsParser {
    private ArgumentsParser() {}

    static Arguments arguments(Fields rule, Metric metric, boolean ofProperty) throws ContractException {
        Fields fields = rule.map("arguments");
        if (fields != null) {
            fields.only(
                    switch (metric) {
                        case missingValues -> Set.of("missingValues");
                        case invalidValues -> Set.of("validValues", "pattern");
                        case duplicateValues -> ofProperty ? Set.of() : Set.of("properties");
                        case nullValues, rowCount -> Set.of();
                    });
        }
        if (metric == Metric.invalidValues && (fields == null || fields.names().isEmpty())) {
            throw rule.wrong("arguments", "must give validValues or a pattern, inside of arguments");
        }
        if (fields == null) {
            return metric == Metric.missingValues ? new Arguments(List.of(""), null, null, List.of()) : Arguments.NONE;
        }
        String pattern = fields.text("pattern");
        return new Arguments(
                fields.has("missingValues") || metric != Metric.missingValues
                        ? values(fields, "missingValues")
                        : List.of(""),
                fields.has("validValues") ? values(fields, "validValues") : null,
                pattern == null ? null : EcmaPattern.of(pattern, fields.pointer("pattern")),
                fields.texts("properties"));
    }

    private static List<Object> values(Fields fields, String name) throws ContractException {
        List<Object> values = new ArrayList<>();
        for (JsonNode value : fields.array(name)) {
            if (!value.isNull()) {
                values.add(QualityParser.plain(value, fields.pointer(name)));
            }
        }
        return values;
    }
}
