package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code logicalTypeOptions} ask, as conditions that no row may meet. */
final class OptionAssertions {
    private final Property property;
    private final Target target;
    private final Operand operand;
    private final List<Assertion> assertions = new ArrayList<>();

    private OptionAssertions(Property property, Target target) {
        this.property = property;
        this.target = target.at(target.pointer() + "/logicalTypeOptions");
        this.operand = target.operand();
    }

    /** For a column whose type can hold what the options speak of; the type's own assertion stands for all others. */
    static List<Assertion> of(Property property, Target target) {
        OptionAssertions options = new OptionAssertions(property, target);
        TypeOptions asked = property.options();
        if (asked instanceof TypeOptions.Text text) {
            options.text(text);
        } else if (asked instanceof TypeOptions.Numeric numeric) {
            options.numeric(numeric);
        } else if (asked instanceof TypeOptions.Temporal temporal) {
            options.temporal(temporal);
        } else if (asked instanceof TypeOptions.Items items && options.operand.isList()) {
            options.items(items);
        }
        return options.assertions;
    }

    private void none(Rule rule, String condition, String claim) {
        assertions.add(new RowAssertion(rule, target, condition, claim));
    }

    private void text(TypeOptions.Text text) {
        boolean scalar = operand.type() != ColumnType.NESTED && operand.type() != ColumnType.OPAQUE;
        if (!scalar) {
            return;
        }
        String length = operand.dialect().length(operand.text());
        if (text.minLength() != null) {
            none(
                    ContractRules.LENGTH,
                    length + " < " + text.minLength(),
                    "must have at least " + text.minLength() + " characters");
        }
        if (text.maxLength() != null) {
            none(
                    ContractRules.LENGTH,
                    length + " > " + text.maxLength(),
                    "must have at most " + text.maxLength() + " characters");
        }
        if (text.pattern() != null) {
            none(
                    ContractRules.PATTERN,
                    operand.mismatches(text.pattern().re2()),
                    "must match " + text.pattern().source());
        }
    }

    private void numeric(TypeOptions.Numeric numeric) {
        if (!operand.type().isNumeric() && !operand.isText()) {
            return;
        }
        bound(numeric.minimum(), "<", "must be at least ");
        bound(numeric.maximum(), ">", "must be at most ");
        bound(numeric.exclusiveMinimum(), "<=", "must be greater than ");
        bound(numeric.exclusiveMaximum(), ">=", "must be less than ");
        if (numeric.multipleOf() != null) {
            none(
                    ContractRules.MULTIPLE_OF,
                    Numbers.noMultiple(operand, numeric.multipleOf()),
                    "must be a multiple of " + numeric.multipleOf().toPlainString());
        }
        if (numeric.format() != null) {
            String condition = Numbers.outOf(numeric.format(), operand);
            if (!condition.isEmpty()) {
                none(ContractRules.RANGE, condition, "must fit into " + numeric.format());
            }
        }
    }

    private void bound(@CheckForNull BigDecimal bound, String operator, String claim) {
        if (bound != null) {
            none(ContractRules.RANGE, Numbers.outside(operand, operator, bound), claim + bound.toPlainString());
        }
    }

    private void temporal(TypeOptions.Temporal temporal) {
        Times times = Times.of(property, operand);
        if (times == null) {
            return;
        }
        bound(times, temporal.minimum(), "<", "must not be before ");
        bound(times, temporal.maximum(), ">", "must not be after ");
        bound(times, temporal.exclusiveMinimum(), "<=", "must be after ");
        bound(times, temporal.exclusiveMaximum(), ">=", "must be before ");
    }

    private void bound(Times times, @CheckForNull Moment moment, String operator, String claim) {
        if (moment != null) {
            none(ContractRules.RANGE, times.compare(operator, moment), claim + moment.text());
        }
    }

    private void items(TypeOptions.Items items) {
        String size = operand.dialect().size(operand.sql());
        if (items.minItems() != null) {
            none(
                    ContractRules.ARRAY,
                    size + " < " + items.minItems(),
                    "must have at least " + items.minItems() + " items");
        }
        if (items.maxItems() != null) {
            none(
                    ContractRules.ARRAY,
                    size + " > " + items.maxItems(),
                    "must have at most " + items.maxItems() + " items");
        }
        if (items.uniqueItems()) {
            none(
                    ContractRules.ARRAY,
                    "NOT (" + operand.dialect().itemsDiffer(operand.sql()) + ")",
                    "must not have the same item twice");
        }
    }

    /** Conditions on the fields of a nested object, which are given with their operands. */
    static List<Assertion> members(TypeOptions.Members members, Target object, Map<String, Operand> fields) {
        List<Assertion> assertions = new ArrayList<>();
        Target target = object.at(object.pointer() + "/logicalTypeOptions");
        String there = object.operand().isNotNull() + " AND ";
        String count = object.operand().isMap()
                ? "cardinality(" + object.operand().sql() + ")"
                : fields.values().stream()
                        .map(field -> "CASE WHEN " + field.isNull() + " THEN 0 ELSE 1 END")
                        .reduce("0", (sum, next) -> sum + " + " + next);
        if (members.minProperties() != null) {
            assertions.add(new RowAssertion(
                    ContractRules.OBJECT,
                    target,
                    there + "(" + count + ") < " + members.minProperties(),
                    "must have at least " + members.minProperties() + " fields"));
        }
        if (members.maxProperties() != null) {
            assertions.add(new RowAssertion(
                    ContractRules.OBJECT,
                    target,
                    there + "(" + count + ") > " + members.maxProperties(),
                    "must have at most " + members.maxProperties() + " fields"));
        }
        for (String name : members.required()) {
            Operand field = fields.get(name);
            assertions.add(new RowAssertion(
                    ContractRules.OBJECT,
                    target,
                    field == null ? object.operand().isNotNull() : there + field.isNull(),
                    "must have the field " + name));
        }
        return assertions;
    }
}
