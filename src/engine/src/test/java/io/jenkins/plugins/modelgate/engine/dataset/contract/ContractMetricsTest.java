package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Each rule about lists, relationships, metrics and freshness of a contract, kept and broken. */
public class ContractMetricsTest extends ContractCases {
    @Test
    public void lists() throws Exception {
        holds(
                "([1, 2]), ([NULL])",
                "logicalType: array\nlogicalTypeOptions: {minItems: 1, maxItems: 2, uniqueItems: true}");
        breaks("array", "([]::INTEGER[])", "logicalType: array\nlogicalTypeOptions: {minItems: 1}");
        breaks("array", "([1, 2, 3])", "logicalType: array\nlogicalTypeOptions: {maxItems: 2}");
        breaks("array", "([1, 2, 1])", "logicalType: array\nlogicalTypeOptions: {uniqueItems: true}");
        breaks("array", "([NULL, NULL]::INTEGER[])", "logicalType: array\nlogicalTypeOptions: {uniqueItems: true}");
        holds("([1])", "logicalType: array\nitems: {logicalType: integer}");
        breaks("type", "([1])", "logicalType: array\nitems: {logicalType: boolean}");
        breaks("not-evaluated", "(['1'])", "logicalType: array\nitems: {logicalType: integer}");
        breaks("not-evaluated", "([1])", "logicalType: array\nitems: {required: true}");
    }

    @Test
    public void objects() throws Exception {
        String street = "logicalType: object\nproperties:\n- {name: \"st reet\", logicalType: string, required: true}";
        holds("({'st reet': 'a', 'no': 1})", street);
        Finding finding = breaks("required", "({'st reet': NULL::VARCHAR, 'no': 1})", street);
        assertThat(finding.location().member()).isEqualTo("x.st reet");
        breaks("missing-column", "({'no': 1})", street);
        holds("({'a': 1, 'b': 2})", "logicalType: object\nlogicalTypeOptions: {minProperties: 2, required: [a]}");
        breaks(
                "object",
                "({'a': 1, 'b': NULL::INTEGER})",
                "logicalType: object\nlogicalTypeOptions: {minProperties: 2}");
        breaks("object", "({'a': NULL::INTEGER, 'b': 1})", "logicalType: object\nlogicalTypeOptions: {required: [a]}");
        breaks("object", "(MAP {'a': 1, 'b': 2})", "logicalType: object\nlogicalTypeOptions: {maxProperties: 1}");
        breaks("not-evaluated", "(MAP {'a': 1})", "logicalType: object\nlogicalTypeOptions: {required: [a]}");
    }

    @Test
    public void relationships() throws Exception {
        lab.parquet(
                        "orders",
                        "SELECT * FROM (VALUES (1, 10, 'x'), (2, 11, 'y'), (3, 99, 'z'), (4, NULL, 'x')) v(id, c, k)")
                .parquet("customers", "SELECT * FROM (VALUES ('10', 'x'), ('11', 'y')) v(id, k)");
        String customers = "- name: customers\n  id: cust\n  properties: [{name: id, id: key}, {name: k}]\n";
        String orders =
                "schema:\n- name: orders\n  properties: [{name: id}, {name: k}, {name: c, relationships: [{to: TO}]}]\n";
        for (String to : List.of("customers.id", "schema/cust/properties/key", "/schema/cust/properties/key")) {
            List<Finding> findings =
                    lab.check("orders", ContractLab.contract(orders.replace("TO", to) + customers), lab.usual());
            assertThat(findings).extracting(Finding::rule).containsExactly("contract/relationship");
            assertThat(findings.get(0).detail()).contains("1 of 4 rows").contains("row 2: \"99\"");
        }
        for (String to : List.of("products.id", "other.yaml#/schema/cust/properties/key", "customers.nothing")) {
            assertThat(lab.check("orders", ContractLab.contract(orders.replace("TO", to) + customers), lab.usual()))
                    .extracting(Finding::rule)
                    .containsExactly("contract/not-evaluated");
        }
        String composite = "schema:\n- name: orders\n  properties: [{name: id}, {name: k}, {name: c}]\n"
                + "  relationships: [{from: [orders.c, orders.k], to: [customers.id, customers.k]}]\n";
        List<Finding> findings = lab.check("orders", ContractLab.contract(composite + customers), lab.usual());
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).detail()).contains("row 2: [\"99\", \"z\"]");
        String self = orders.replace("TO", "orders.id");
        assertThat(lab.check("orders", ContractLab.contract(self), lab.usual())
                        .get(0)
                        .detail())
                .contains("3 of 4 rows");
    }

    @Test
    public void metricsWithEveryOperator() throws Exception {
        // Three of ten values are NULL.
        String values = "(1), (2), (3), (4), (5), (6), (7), (NULL), (NULL), (NULL)";
        String rule = "quality: [{metric: nullValues, ";
        for (String kept : List.of(
                "mustBe: 3",
                "mustNotBe: 4",
                "mustBeGreaterThan: 2.5",
                "mustBeGreaterOrEqualTo: 3",
                "mustBeLessThan: 4",
                "mustBeLessOrEqualTo: 3",
                "mustBeBetween: [3, 4]",
                "mustBeBetween: [2, 3]",
                "mustNotBeBetween: [4, 5]",
                "unit: percent, mustBe: 30",
                "unit: percent, mustBeLessThan: 30.1")) {
            holds(values, rule + kept + "}]");
        }
        for (String broken : List.of(
                "mustBe: 4",
                "mustNotBe: 3",
                "mustBeGreaterThan: 3",
                "mustBeGreaterOrEqualTo: 4",
                "mustBeLessThan: 3",
                "mustBeLessOrEqualTo: 2",
                "mustBeBetween: [0, 2]",
                "mustNotBeBetween: [3, 5]",
                "unit: percent, mustBe: 3",
                "unit: percent, mustBeLessThan: 30")) {
            breaks("null-values", values, rule + broken + "}]");
        }
    }

    @Test
    public void metricsCount() throws Exception {
        String missing =
                "quality: [{metric: missingValues, arguments: {missingValues: [null, '', 'N/A', 0]}, mustBe: 4}]";
        holds("('a'), (''), ('N/A'), (NULL), ('0')", missing);
        breaks("missing-values", "('a'), (''), (NULL)", missing);
        String valid = "quality: [{metric: invalidValues, arguments: {validValues: [kg, 'it''s', 5]}, mustBe: 0}]";
        holds("('kg'), ('it''s'), (NULL), ('5')", valid);
        assertThat(breaks("invalid-values", "('kg'), ('lb')", valid).detail()).contains("row 1: \"lb\"");
        holds("(5), (NULL)", valid);
        breaks("invalid-values", "(6)", valid);
        breaks(
                "invalid-values",
                "('ab'), ('a1')",
                "quality: [{metric: invalidValues, arguments: {pattern: '^[a-z]+$'}, mustBe: 0}]");
        breaks("duplicate-values", "(1), (1), (1), (NULL), (NULL)", "quality: [{metric: duplicateValues, mustBe: 1}]");
        holds("(1), (1), (1), (NULL), (NULL)", "quality: [{metric: duplicateValues, mustBe: 2}]");
        lab.close();
        lab = new ContractLab(folder);
        lab.parquet("u", "SELECT * FROM (VALUES (1, 1), (1, 1), (1, 2)) v(a, b)");
        assertThat(lab.check(
                        "u",
                        "properties: [{name: a}, {name: b}]\nquality:\n"
                                + "- {metric: rowCount, mustBeBetween: [3, 4]}\n"
                                + "- {metric: duplicateValues, mustBe: 1}\n"
                                + "- {metric: duplicateValues, arguments: {properties: [a]}, mustBe: 2}"))
                .isEmpty();
        assertThat(
                        lab.check(
                                "u",
                                "properties: [{name: a}, {name: b}]\nquality:\n"
                                        + "- {metric: rowCount, mustBe: 4, severity: warning}\n"
                                        + "- {metric: duplicateValues, arguments: {properties: [b]}, mustBe: 0, severity: info}"))
                .extracting(finding -> finding.rule() + " " + finding.severity())
                .containsExactly("contract/row-count MEDIUM", "contract/duplicate-values LOW");
    }

    @Test
    public void severities() throws Exception {
        String rule = "quality: [{metric: nullValues, mustBe: 0, severity: ";
        assertThat(breaks("null-values", "(NULL::INTEGER)", rule + "error}]").severity())
                .isEqualTo(Severity.HIGH);
        assertThat(breaks("null-values", "(NULL::INTEGER)", rule + "catastrophic}]")
                        .severity())
                .isEqualTo(Severity.HIGH);
        assertThat(breaks("null-values", "(NULL::INTEGER)", rule + "warning}]\ncriticalDataElement: true")
                        .severity())
                .isEqualTo(Severity.HIGH);
    }

    @Test
    public void freshness() throws Exception {
        lab.parquet(
                "t",
                "SELECT * FROM (VALUES (TIMESTAMP '2026-11-24 13:00:00'), (TIMESTAMP '2099-01-01 00:00:00')) v(x)");
        String level = "slaProperties: [{property: latency, value: VALUE, unit: UNIT, element: t.x}]\n"
                + "schema: [{name: t, properties: [{name: x, logicalType: timestamp}]}]\n";
        assertThat(lab.check(
                        "t", ContractLab.contract(level.replace("VALUE", "2").replace("UNIT", "d")), lab.usual()))
                .isEmpty();
        assertThat(lab.check(
                        "t", ContractLab.contract(level.replace("VALUE", "24").replace("UNIT", "hours")), lab.usual()))
                .extracting(Finding::rule)
                .containsExactly("contract/freshness");
        assertThat(lab.check(
                        "t", ContractLab.contract(level.replace("VALUE", "2").replace("UNIT", "moons")), lab.usual()))
                .extracting(Finding::rule)
                .containsExactly("contract/not-evaluated");
        assertThat(lab.check(
                        "t",
                        ContractLab.contract(
                                level.replace("t.x", "t").replace("VALUE", "2").replace("UNIT", "d")),
                        lab.usual()))
                .extracting(Finding::rule)
                .containsExactly("contract/not-checked");
    }

    @Test
    public void sensitiveValuesAreMasked() throws Exception {
        String range = "logicalType: string\nlogicalTypeOptions: {maxLength: 2}\n";
        assertThat(breaks("length", "('Anna')", range + "classification: restricted")
                        .detail())
                .contains("(masked, 4 characters)")
                .doesNotContain("Anna");
        assertThat(breaks("length", "('Anna')", range + "classification: public")
                        .detail())
                .contains("Anna");
        assertThat(breaks(
                                "object",
                                "({'name': 'Anna', 'num': 1})",
                                "logicalType: object\nlogicalTypeOptions: {maxProperties: 1}\n"
                                        + "properties: [{name: name, classification: personal}, {name: num}]")
                        .detail())
                .doesNotContain("Anna");
        assertThat(breaks("unique", "('Anna'), ('Anna')", "unique: true\nencryptedName: y")
                        .detail())
                .doesNotContain("Anna");
        String key = "AKIA" + "ABCDEFGHIJKLMNOP";
        assertThat(breaks("length", "('" + key + "')", range).detail()).doesNotContain(key);
    }

    @Test
    public void whatNobodyEvaluatesIsNoPass() throws Exception {
        breaks("not-checked", "(1)", "quality: [{type: text, description: checked by hand}]");
        breaks("not-evaluated", "(1)", "quality: [{type: custom, engine: soda, implementation: 'x'}]");
        breaks("not-evaluated", "(1)", "quality: [{type: custom, engine: modelgate, implementation: {check: psi}}]");
        assertThat(lab.outcome().notEvaluated()).isEqualTo(1);
        lab.close();
        lab = new ContractLab(folder);
        lab.parquet("t", "SELECT 1 AS x");
        assertThat(lab.check("t", ContractLab.contract(""), lab.usual()))
                .extracting(Finding::rule)
                .containsExactly("contract/not-evaluated");
        assertThat(lab.check("t", ContractLab.contract("schema: [{name: t}]"), lab.usual()))
                .extracting(Finding::rule)
                .containsExactly("contract/not-evaluated");
        String two = "schema: [{name: a, properties: [{name: x}]}, {name: b, properties: [{name: x}]}]";
        assertThat(lab.check("t", ContractLab.contract(two), lab.usual()))
                .extracting(Finding::rule)
                .containsExactly("contract/not-evaluated");
    }

    @Test
    public void allColumnsAreMeasuredInOneStatement() throws Exception {
        lab.parquet("t", "SELECT range AS a, range % 3 AS b, 'x' AS c FROM range(100)");
        List<String> statements = new ArrayList<>();
        String object = "schema: [{name: t, properties: [{name: a, required: true, unique: true, logicalType: integer,"
                + " logicalTypeOptions: {minimum: 0, maximum: 99, multipleOf: 1}}, {name: b, required: true,"
                + " quality: [{metric: nullValues, mustBe: 0}, {metric: invalidValues, arguments: {validValues:"
                + " [0, 1, 2]}, mustBe: 0}]}, {name: c, logicalType: string, logicalTypeOptions: {maxLength: 1,"
                + " pattern: x}}], quality: [{metric: rowCount, mustBe: 100}]}]";
        ContractOutcome outcome = ContractCheck.run(
                new ListeningTable(lab.table("t"), statements::add),
                Map.of(),
                ContractLab.contract(object),
                lab.usual(),
                finding -> statements.add(finding.detail()));
        assertThat(statements).hasSize(2);
        assertThat(outcome.violated()).isZero();
        assertThat(outcome.evaluated()).isEqualTo(14);
    }

    @Test
    public void aRuleBeyondTheDatabaseLeavesTheOthersTheirAnswer() throws Exception {
        lab.parquet("t", "SELECT NULL::INTEGER AS a, 'x' AS b");
        List<Finding> findings = lab.check(
                "t",
                "properties:\n- {name: a, required: true}\n- name: b\n  logicalType: string\n  logicalTypeOptions:\n"
                        + "    pattern: '^\\p{L}{1000}\\p{L}{1000}\\p{L}{1000}\\p{L}{1000}\\p{L}{1000}$'");
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("contract/required", "contract/not-evaluated");
    }

    @Test
    public void untypedFilesHaveStringsEverywhere() throws Exception {
        lab.file("t.csv", "zip,flag,day\n12345,0,2026-01-01\n54321,1,2026-01-02\n");
        assertThat(lab.check(
                        "t",
                        "properties: [{name: zip, logicalType: string}, {name: flag, logicalType: boolean},"
                                + " {name: day, logicalType: date}]"))
                .isEmpty();
        assertThat(lab.check(
                        "t",
                        "properties: [{name: zip}, {name: flag}, {name: day, logicalType: date, logicalTypeOptions:"
                                + " {format: yyyy-MM-dd}}]"))
                .extracting(Finding::rule)
                .containsExactly("contract/not-evaluated");
    }
}
