package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All assertions of a contract on one table. What shows without asking the table is reported at once. */
final class ContractPlan {
    private final Contract contract;
    private final SchemaObject object;
    private final Table table;
    private final ContractOptions options;
    private final Judging judging;
    private final References references;
    private final ColumnPlan columns;
    private final List<Assertion> assertions = new ArrayList<>();

    ContractPlan(
            Contract contract,
            SchemaObject object,
            Table table,
            Map<String, Table> others,
            ContractOptions options,
            Judging judging) {
        this.contract = contract;
        this.object = object;
        this.table = table;
        this.options = options;
        this.judging = judging;
        this.references = new References(contract, object, table, others);
        this.columns = new ColumnPlan(references, options, List.copyOf(others.values()), judging, assertions);
    }

    List<Assertion> assertions() {
        Set<String> known = new HashSet<>();
        List<Property> key = object.primaryKey();
        for (Property property : object.properties()) {
            Column column = Columns.of(property, table);
            if (column == null) {
                missing(property);
            } else {
                known.add(column.name());
                boolean keyed = key.size() == 1 && key.get(0) == property;
                columns.add(property, column.name(), Columns.operand(column, table), keyed, false);
            }
        }
        if (!object.properties().isEmpty()) {
            unexpected(known);
            judging.evaluated();
        }
        key(key);
        for (Relationship relationship : object.relationships()) {
            relationship(relationship);
        }
        for (QualityRule rule : object.quality()) {
            quality(rule);
        }
        new Freshness(contract, object, table, options, judging).addTo(assertions);
        return assertions;
    }

    private Target whole(String pointer) {
        return new Target("", List.of(), false, false, pointer);
    }

    private void missing(Property property) {
        judging.violated(
                ContractRules.MISSING_COLUMN,
                ContractRules.MISSING_COLUMN.severity(),
                new Target(property.name(), List.of(), false, property.critical(), property.pointer()),
                "the data has no column " + SafeText.quote(property.name()));
    }

    private void unexpected(Set<String> known) {
        for (Column column : table.columns()) {
            if (!known.contains(column.name())) {
                judging.violated(
                        ContractRules.UNEXPECTED_COLUMN,
                        options.unexpectedColumn(),
                        new Target(column.name(), List.of(), false, false, object.pointer()),
                        "the contract does not know the column " + SafeText.quote(column.name()));
            }
        }
    }

    /** Columns that are missing are findings already; the key is judged only whole. */
    private void key(List<Property> key) {
        List<Operand> operands = operands(key);
        if (key.isEmpty() || operands.size() < key.size()) {
            return;
        }
        Target target = new Target(
                names(key),
                operands,
                key.stream().anyMatch(Property::sensitive),
                critical(key),
                key.get(0).pointer());
        String missing = operands.stream().map(Operand::isNull).collect(Collectors.joining(" OR ", "(", ")"));
        assertions.add(new RowAssertion(
                ContractRules.PRIMARY_KEY, target, missing, "is the primary key and must not be NULL"));
        assertions.add(new KeyAssertion(ContractRules.PRIMARY_KEY, target, null));
    }

    private static boolean critical(List<Property> properties) {
        return properties.stream().anyMatch(Property::critical);
    }

    private static String names(List<Property> properties) {
        return properties.stream().map(Property::name).collect(Collectors.joining(", "));
    }

    private List<Operand> operands(List<Property> properties) {
        List<Operand> operands = new ArrayList<>();
        for (Property property : properties) {
            Column column = Columns.of(property, table);
            if (column != null) {
                operands.add(Columns.operand(column, table));
            }
        }
        return operands;
    }

    private void relationship(Relationship relationship) {
        try {
            List<Operand> from = references.own(relationship.from());
            // Whether its columns are sensitive is told by the properties, which the reference may name by identifier.
            boolean masked = object.properties().stream().anyMatch(Property::sensitive);
            columns.relationship(
                    relationship,
                    new Target(String.join(", ", relationship.from()), from, masked, false, relationship.pointer()));
        } catch (DatasetException e) {
            judging.notEvaluated(
                    whole(relationship.pointer()), "the relationship cannot be checked: " + e.getMessage());
        }
    }

    private void quality(QualityRule rule) {
        if (rule.kind() != QualityRule.Kind.LIBRARY) {
            columns.quality(rule, whole(rule.pointer()));
        } else if (rule.metric() == QualityRule.Metric.rowCount) {
            assertions.add(new CountAssertion(ContractRules.ROW_COUNT, whole(rule.pointer()), null, rule));
        } else {
            duplicates(rule);
        }
    }

    private void duplicates(QualityRule rule) {
        List<Property> properties = new ArrayList<>();
        for (String name : rule.arguments().properties()) {
            Property property = object.property(name);
            if (property == null) {
                judging.notEvaluated(
                        whole(rule.pointer()), "the contract describes no property " + SafeText.quote(name));
                return;
            }
            properties.add(property);
        }
        boolean all = properties.isEmpty();
        if (all) {
            properties.addAll(object.properties());
        }
        List<Operand> operands = operands(properties);
        if (operands.isEmpty() || operands.size() < properties.size()) {
            judging.notEvaluated(
                    whole(rule.pointer()), "not all of the columns that must not repeat together are there");
            return;
        }
        boolean masked = properties.stream().anyMatch(Property::sensitive);
        assertions.add(new KeyAssertion(
                ContractRules.DUPLICATE_VALUES,
                new Target(
                        all ? "all columns" : names(properties),
                        operands,
                        masked,
                        critical(properties),
                        rule.pointer()),
                rule));
    }
}
