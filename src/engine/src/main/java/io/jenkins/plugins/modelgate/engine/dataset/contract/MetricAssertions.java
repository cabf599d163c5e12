package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Library metrics as assertions. */
final class MetricAssertions {
    private MetricAssertions() {}

    /** A metric of one column. */
    static Assertion ofColumn(QualityRule rule, Target column) {
        Target target = column.at(rule.pointer());
        Operand operand = target.operand();
        return switch (rule.metric()) {
            case nullValues -> new CountAssertion(ContractRules.NULL_VALUES, target, operand.isNull(), rule);
            case missingValues ->
                new CountAssertion(
                        ContractRules.MISSING_VALUES,
                        target,
                        "(" + operand.isNull() + " OR " + among(rule.arguments().missing(), operand) + ")",
                        rule);
            case invalidValues ->
                new CountAssertion(ContractRules.INVALID_VALUES, target, invalid(rule, operand), rule);
            case duplicateValues -> new KeyAssertion(ContractRules.DUPLICATE_VALUES, target, rule);
            case rowCount -> throw new IllegalStateException("refused by the parser");
        };
    }

    private static String invalid(QualityRule rule, Operand operand) {
        List<String> conditions = new ArrayList<>();
        if (rule.arguments().valid() != null) {
            conditions.add("NOT " + among(rule.arguments().valid(), operand));
        }
        if (rule.arguments().pattern() != null) {
            conditions.add(operand.mismatches(rule.arguments().pattern().re2()));
        }
        return "(" + operand.isNotNull() + " AND (" + String.join(" OR ", conditions) + "))";
    }

    /** Whether a value is one of these: as a number where both are numbers, otherwise as text. Never NULL. */
    static String among(List<Object> values, Operand operand) {
        List<String> texts = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (Object value : values) {
            BigDecimal number = value instanceof BigDecimal decimal ? decimal : numeric(value, operand);
            if (number != null && (operand.type().isNumeric() || operand.isText())) {
                numbers.add(Numbers.literal(number, operand));
            } else {
                texts.add(operand.dialect().literal(String.valueOf(value)));
            }
        }
        List<String> conditions = new ArrayList<>();
        if (!texts.isEmpty()) {
            conditions.add("COALESCE(" + operand.text() + " IN (" + String.join(", ", texts) + "), FALSE)");
        }
        if (!numbers.isEmpty()) {
            conditions.add("COALESCE(" + operand.number() + " IN (" + String.join(", ", numbers) + "), FALSE)");
        }
        return conditions.isEmpty() ? "FALSE" : "(" + String.join(" OR ", conditions) + ")";
    }

    private static BigDecimal numeric(Object value, Operand operand) {
        if (!operand.type().isNumeric() || !(value instanceof String text)) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.precision() > 400 || Math.abs((long) number.scale()) > 400 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
