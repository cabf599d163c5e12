package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** The operator of a rule: exactly one. */
final class ConditionParser {
    private ConditionParser() {}

    static Condition condition(Fields fields) throws ContractException {
        Condition condition = null;
        for (Condition.Operator operator : Condition.Operator.values()) {
            if (!fields.has(operator.name())) {
                continue;
            }
            if (condition != null) {
                throw fields.wrong(
                        operator.name(), "stands beside " + condition.operator() + "; a rule has exactly one operator");
            }
            condition = operator.isRange() ? range(fields, operator) : single(fields, operator);
        }
        if (condition == null) {
            throw ContractException.at(
                    fields.pointer(), "the rule has no operator; give exactly one, such as mustBe: 0");
        }
        return condition;
    }

    private static Condition single(Fields fields, Condition.Operator operator) throws ContractException {
        JsonNode value = fields.get(operator.name());
        boolean equality = operator == Condition.Operator.mustBe || operator == Condition.Operator.mustNotBe;
        BigDecimal bound = equality && value.isBoolean()
                ? (value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO)
                : fields.number(operator.name());
        return new Condition(operator, bound, bound);
    }

    private static Condition range(Fields fields, Condition.Operator operator) throws ContractException {
        var bounds = fields.array(operator.name());
        if (bounds.size() != 2) {
            throw fields.wrong(operator.name(), "must be a list of two numbers");
        }
        String pointer = fields.pointer(operator.name());
        BigDecimal low = Fields.number(bounds.get(0), pointer);
        BigDecimal high = Fields.number(bounds.get(1), pointer);
        if (low.compareTo(high) >= 0) {
            throw fields.wrong(operator.name(), "must be a lower and a higher number, in this order");
        }
        return new Condition(operator, low, high);
    }
}
