package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;
import java.util.Map;

/** The assertions of one property and of what is nested in it. */
final class ColumnPlan {
    private final References references;
    private final ContractOptions options;
    private final List<Table> others;
    private final Judging judging;
    private final List<Assertion> assertions;

    ColumnPlan(
            References references,
            ContractOptions options,
            List<Table> others,
            Judging judging,
            List<Assertion> assertions) {
        this.references = references;
        this.options = options;
        this.others = others;
        this.judging = judging;
        this.assertions = assertions;
    }

    /**
     * Adds a property's assertions.
     *
     * @param keyed whether its uniqueness is the primary key's already
     * @param sensitive whether what it is nested in is
     */
    void add(Property property, String path, Operand operand, boolean keyed, boolean sensitive) {
        boolean masked = sensitive || property.sensitive();
        Target target = new Target(path, List.of(operand), masked, property.critical(), property.pointer());
        if (property.required()) {
            assertions.add(new RowAssertion(ContractRules.REQUIRED, target, operand.isNull(), "must not be NULL"));
        }
        if (property.unique() && !keyed) {
            assertions.add(new KeyAssertion(ContractRules.UNIQUE, target, null));
        }
        if (property.type() != null) {
            typed(property, target);
        }
        nested(property, target);
        for (QualityRule rule : property.quality()) {
            quality(rule, target);
        }
        for (Relationship relationship : property.relationships()) {
            relationship(relationship, target);
        }
    }

    private void typed(Property property, Target target) {
        String obstacle = TypeTest.obstacle(property, target.operand(), options.untyped());
        if (obstacle != null) {
            judging.notEvaluated(target, "the type of " + target.column() + " could not be checked: " + obstacle);
            return;
        }
        String wrong = TypeTest.wrong(property, target.operand(), options.untyped());
        if (wrong.equals(TypeTest.NEVER)) {
            judging.evaluated();
        } else {
            assertions.add(new RowAssertion(
                    ContractRules.TYPE,
                    target,
                    wrong,
                    "must be " + property.type().word() + "; the column is "
                            + SafeText.of(target.operand().declared())));
        }
        assertions.addAll(OptionAssertions.of(property, target));
    }

    private void nested(Property property, Target target) {
        Map<String, Operand> fields = NestedType.fields(target.operand());
        if (property.options() instanceof TypeOptions.Members members) {
            boolean known = target.operand().isMap() ? members.required().isEmpty() : !fields.isEmpty();
            if (known) {
                assertions.addAll(OptionAssertions.members(members, target, fields));
            } else {
                judging.notEvaluated(target, "the fields of " + target.column() + " cannot be told from its type");
            }
        }
        for (Property inner : property.properties()) {
            String path = target.column() + "." + inner.name();
            Operand field = fields.get(inner.physicalName() == null ? inner.name() : inner.physicalName());
            field = field == null ? fields.get(inner.name()) : field;
            if (field != null) {
                add(inner, path, field, false, target.masked());
            } else {
                judging.violated(
                        ContractRules.MISSING_COLUMN,
                        ContractRules.MISSING_COLUMN.severity(),
                        new Target(path, List.of(), target.masked(), inner.critical(), inner.pointer()),
                        target.column() + " has no field " + SafeText.quote(inner.name()));
            }
        }
        if (property.items() != null) {
            new ItemPlan(options, judging, assertions).add(property.items(), target);
        }
    }

    void quality(QualityRule rule, Target at) {
        Target target = at.at(rule.pointer());
        switch (rule.kind()) {
            case TEXT ->
                judging.notice(target, Verdicts.named(rule, target) + " is a text for people; nothing was executed");
            case CUSTOM -> assertions.add(new CustomAssertion(target, rule, options.custom()));
            case SQL -> assertions.add(new SqlAssertion(target, rule, others, options));
            case LIBRARY -> assertions.add(MetricAssertions.ofColumn(rule, target));
        }
    }

    void relationship(Relationship relationship, Target from) {
        try {
            assertions.add(references.foreignKey(relationship, from));
        } catch (DatasetException e) {
            judging.notEvaluated(
                    from.at(relationship.pointer()), "the relationship cannot be checked: " + e.getMessage());
        }
    }
}
