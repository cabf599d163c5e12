package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import java.util.List;

/** What a contract says of the items of an array: their type by the column's declaration; the rest is named as not evaluated. */
final class ItemPlan {
    private final ContractOptions options;
    private final Judging judging;
    private final List<Assertion> assertions;

    ItemPlan(ContractOptions options, Judging judging, List<Assertion> assertions) {
        this.options = options;
        this.judging = judging;
        this.assertions = assertions;
    }

    void add(Property items, Target array) {
        Target target = array.at(items.pointer());
        Operand list = array.operand();
        if (!list.isList()) {
            // The array's own type is wrong already wherever there is a value.
            return;
        }
        boolean more = items.required()
                || items.unique()
                || items.primaryKey()
                || items.options() != TypeOptions.NONE
                || !items.quality().isEmpty()
                || !items.relationships().isEmpty()
                || !items.properties().isEmpty()
                || items.items() != null;
        if (more) {
            judging.notEvaluated(
                    target,
                    "of the items of " + array.column()
                            + " only the type is checked; their other rules need a table of their own");
        }
        if (items.type() == null) {
            return;
        }
        String declared = list.declared();
        boolean suffix = declared.endsWith("]");
        String element = suffix ? declared.substring(0, declared.lastIndexOf('[')) : "";
        ColumnType type = NestedType.type(element);
        Operand operand = new Operand(list.sql(), type, element, list.dialect());
        if (!suffix || operand.isText() && items.type() != LogicalType.STRING) {
            judging.notEvaluated(target, "the type of the items of " + array.column() + " cannot be told");
        } else if (!TypeTest.wrong(items, operand, options.untyped()).equals(TypeTest.NEVER)) {
            assertions.add(new RowAssertion(
                    ContractRules.TYPE,
                    target,
                    list.dialect().size(list.sql()) + " > 0",
                    "must have items of type " + items.type().word() + "; they are " + element));
        } else {
            judging.evaluated();
        }
    }
}
