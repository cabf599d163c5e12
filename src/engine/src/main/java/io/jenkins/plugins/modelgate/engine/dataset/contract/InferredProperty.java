package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One column, as the first contract describes it. */
final class InferredProperty {
    /** More values than that are no enumeration. */
    private static final int MAX_VALUES = 20;

    /** Each value of an enumeration stands that often on average, at least. */
    private static final int MIN_REPEATS = 10;

    private final ColumnFacts facts;
    private final Table table;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    InferredProperty(ColumnFacts facts, Table table) {
        this.facts = facts;
        this.table = table;
    }

    Map<String, Object> fields() throws DatasetException, InterruptedException {
        fields.put("name", facts.column().name());
        LogicalType type = type(facts.operand(), facts.form());
        if (type != null) {
            fields.put("logicalType", type.word());
        }
        fields.put("physicalType", String.valueOf(facts.column().declared()));
        if (facts.rows() > 0 && facts.filled() == facts.rows()) {
            fields.put("required", true);
        }
        if (facts.unique()) {
            fields.put("unique", true);
        }
        boolean sensitive = Secrets.isSecret(facts.column().name(), "") || facts.form() == KnownForm.EMAIL;
        if (sensitive) {
            fields.put("classification", "confidential");
        }
        options(type);
        if (type == LogicalType.STRING && !sensitive) {
            enumeration();
        }
        nested(type, facts.operand(), fields);
        return fields;
    }

    @CheckForNull
    private static LogicalType type(Operand operand, @CheckForNull KnownForm form) {
        return switch (operand.type()) {
            case INTEGER -> LogicalType.INTEGER;
            case NUMBER -> LogicalType.NUMBER;
            case TEXT -> form == null || form.type() == null ? LogicalType.STRING : form.type();
            case BOOLEAN -> LogicalType.BOOLEAN;
            case DATE -> LogicalType.DATE;
            case TIME -> LogicalType.TIME;
            case TIMESTAMP -> LogicalType.TIMESTAMP;
            case NESTED -> operand.isList() ? LogicalType.ARRAY : LogicalType.OBJECT;
            case OPAQUE -> null;
        };
    }

    private void options(@CheckForNull LogicalType type) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (facts.least() != null && type == LogicalType.STRING) {
            options.put("minLength", Long.valueOf(facts.least()));
            options.put("maxLength", Long.valueOf(facts.most()));
            boolean sure = facts.form() != null && facts.filled() >= ColumnFacts.MIN_ROWS;
            if (sure) {
                options.put("pattern", facts.form().pattern());
            }
        } else if (facts.least() != null && facts.operand().type().isNumeric() && facts.odd() == 0) {
            options.put("minimum", number(facts.least()));
            options.put("maximum", number(facts.most()));
        }
        if (!options.isEmpty()) {
            fields.put("logicalTypeOptions", options);
        }
    }

    private static Object number(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.scale() <= 0 ? number.toBigInteger() : number;
    }

    private void enumeration() throws DatasetException, InterruptedException {
        boolean few = facts.distinct() <= MAX_VALUES && facts.filled() >= MIN_REPEATS * facts.distinct();
        if (!few || facts.filled() < MAX_VALUES * MIN_REPEATS) {
            return;
        }
        List<String> values = new ArrayList<>();
        table.query(
                "SELECT DISTINCT " + facts.operand().text() + " AS v FROM " + table.relation() + " WHERE "
                        + facts.operand().isNotNull() + " ORDER BY v LIMIT " + (MAX_VALUES + 1),
                row -> values.add(row.text(0)));
        boolean shown = values.size() <= MAX_VALUES
                && values.stream()
                        .noneMatch(value -> Secrets.isSecret(facts.column().name(), value));
        if (shown) {
            fields.put(
                    "quality",
                    List.of(ContractInference.fields(
                            "metric",
                            "invalidValues",
                            "arguments",
                            ContractInference.fields("validValues", values),
                            "mustBe",
                            0)));
        }
    }

    private static void nested(@CheckForNull LogicalType type, Operand operand, Map<String, Object> fields) {
        if (type == LogicalType.OBJECT) {
            List<Map<String, Object>> inner = new ArrayList<>();
            NestedType.fields(operand).forEach((name, field) -> inner.add(field(name, field)));
            if (!inner.isEmpty()) {
                fields.put("properties", inner);
            }
        } else if (type == LogicalType.ARRAY && operand.declared().endsWith("]")) {
            String element = operand.declared().substring(0, operand.declared().lastIndexOf('['));
            LogicalType items =
                    type(new Operand(operand.sql(), NestedType.type(element), element, operand.dialect()), null);
            if (items != null && NestedType.type(element) != ColumnType.NESTED) {
                fields.put("items", ContractInference.fields("logicalType", items.word(), "physicalType", element));
            }
        }
    }

    private static Map<String, Object> field(String name, Operand operand) {
        Map<String, Object> fields = ContractInference.fields("name", name);
        LogicalType type = type(operand, null);
        if (type != null) {
            fields.put("logicalType", type.word());
        }
        fields.put("physicalType", operand.declared());
        nested(type, operand, fields);
        return fields;
    }
}
