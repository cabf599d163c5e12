package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Each rule of a contract kept and broken. */
public class ContractCheckTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ContractLab lab;

    @Before
    public void open() {
        lab = new ContractLab(folder);
    }

    @After
    public void close() throws Exception {
        lab.close();
    }

    /** One column x with these SQL values, described by these lines of YAML. */
    private List<Finding> column(String values, String property) throws Exception {
        lab.close();
        folder.delete();
        folder.create();
        lab = new ContractLab(folder);
        lab.parquet("t", "SELECT x FROM (VALUES " + values + ") v(x)");
        return lab.check("t", "properties:\n- name: x\n" + property.indent(2));
    }

    private void holds(String values, String property) throws Exception {
        assertThat(column(values, property)).as(values + " " + property).isEmpty();
        assertThat(lab.outcome().notEvaluated()).isZero();
        assertThat(lab.outcome().evaluated()).isPositive();
    }

    private Finding breaks(String rule, String values, String property) throws Exception {
        List<Finding> findings = column(values, property);
        assertThat(findings)
                .as(values + " " + property)
                .extracting(Finding::rule)
                .containsExactly("contract/" + rule);
        return findings.get(0);
    }

    @Test
    public void namesMustBeThere() throws Exception {
        lab.parquet("t", "SELECT 1 AS a, 2 AS \"b\u202ec\"");
        List<Finding> findings = lab.check("t", "properties: [{name: a}, {name: d, criticalDataElement: true}]");
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly("contract/missing-column", "contract/unexpected-column");
        assertThat(findings.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(findings.get(1).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(findings.get(1).detail()).contains("\\u202e").doesNotContain("\u202e");
    }

    @Test
    public void physicalNamesCountFirst() throws Exception {
        lab.parquet("t", "SELECT NULL::INTEGER AS a, 2 AS b");
        assertThat(lab.check(
                        "t", "properties: [{name: a, physicalName: b, required: true}, {name: b, physicalName: a}]"))
                .isEmpty();
    }

    @Test
    public void required() throws Exception {
        holds("(1), (2)", "required: true");
        Finding finding = breaks("required", "(1), (NULL), (3), (NULL)", "required: true");
        assertThat(finding.detail())
                .contains("2 of 4 rows (50.000 %)")
                .contains("row 1: NULL, row 3: NULL")
                .contains("/schema/0/properties/0");
        assertThat(finding.location().member()).isEqualTo("x");
    }

    @Test
    public void unique() throws Exception {
        holds("(1), (NULL), (NULL), (2)", "unique: true");
        Finding finding = breaks("unique", "(7), (5), (7), (7), (5), (NULL)", "unique: true");
        assertThat(finding.detail())
                .contains("3 of 6 rows")
                .contains("\"7\" 3 times from row 0, \"5\" 2 times from row 1");
    }

    @Test
    public void atMostTenExamples() throws Exception {
        lab.parquet("t", "SELECT range AS x FROM range(100)");
        Finding finding = lab.check(
                        "t", "properties: [{name: x, logicalType: integer, logicalTypeOptions: {minimum: 50}}]")
                .get(0);
        assertThat(finding.detail())
                .contains("50 of 100 rows")
                .contains("row 9: \"9\"")
                .doesNotContain("row 10");
    }

    @Test
    public void primaryKeys() throws Exception {
        lab.parquet("t", "SELECT * FROM (VALUES (1, 'a'), (1, 'b'), (2, 'a')) v(x, y)");
        assertThat(lab.check("t", "properties: [{name: x, primaryKey: true}, {name: y, primaryKey: true}]"))
                .isEmpty();
        assertThat(lab.check("t", "properties: [{name: x, primaryKey: true, unique: true}, {name: y}]"))
                .extracting(Finding::rule)
                .containsExactly("contract/primary-key");
        breaks("primary-key", "(1), (NULL)", "primaryKey: true");
        lab.close();
        lab = new ContractLab(folder);
        lab.parquet("u", "SELECT * FROM (VALUES (1, 'a'), (1, 'a')) v(x, y)");
        List<Finding> findings = lab.check(
                "u",
                "properties:\n- {name: x, primaryKey: true, primaryKeyPosition: 2}\n"
                        + "- {name: y, primaryKey: true, primaryKeyPosition: 1}");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).detail()).contains("y, x must not repeat").contains("[\"a\", \"1\"] 2 times");
    }

    @Test
    public void typesOfTypedColumns() throws Exception {
        holds("('a')", "logicalType: string");
        breaks("type", "(1)", "logicalType: string");
        holds("(1), (2)", "logicalType: integer");
        holds("(1.0::DOUBLE), (NULL)", "logicalType: integer");
        breaks("type", "(1.5::DOUBLE)", "logicalType: integer");
        breaks("type", "('NaN'::DOUBLE), ('inf'::DOUBLE)", "logicalType: integer");
        breaks("type", "(1.50::DECIMAL(5,2))", "logicalType: integer");
        breaks("type", "(true)", "logicalType: integer");
        holds("(1)", "logicalType: number");
        breaks("type", "(DATE '2026-01-01')", "logicalType: number");
        holds("(true)", "logicalType: boolean");
        breaks("type", "(1)", "logicalType: boolean");
        holds("(DATE '2026-01-01'), (NULL)", "logicalType: date");
        holds("(TIMESTAMP '2026-01-01 00:00:00')", "logicalType: date");
        breaks("type", "(TIMESTAMP '2026-01-01 00:00:01')", "logicalType: date");
        holds("(TIMESTAMP '2026-01-01 00:00:01')", "logicalType: timestamp");
        breaks("type", "(DATE '2026-01-01')", "logicalType: timestamp");
        holds("(TIME '10:00:00')", "logicalType: time");
        holds("([1, 2])", "logicalType: array");
        breaks("type", "({'a': 1})", "logicalType: array");
        holds("({'a': 1})", "logicalType: object");
        breaks("type", "([1])", "logicalType: object");
        breaks("type", "('\\x00'::BLOB)", "logicalType: string");
        holds("(NULL::BOOLEAN)", "logicalType: integer");
    }

    @Test
    public void typesOfTexts() throws Exception {
        holds("('1'), ('-20'), (NULL), ('+3')", "logicalType: integer");
        assertThat(breaks("type", "('1'), ('2x')", "logicalType: integer").detail())
                .contains("1 of 2 rows")
                .contains("row 1: \"2x\"");
        breaks("type", "('1.5')", "logicalType: integer");
        breaks("type", "('')", "logicalType: integer");
        breaks("type", "('1' || chr(10))", "logicalType: integer");
        holds("('1'), ('-2.5e3'), ('.5')", "logicalType: number");
        breaks("type", "('nan')", "logicalType: number");
        breaks("type", "(' 1')", "logicalType: number");
        holds("('true'), ('FALSE')", "logicalType: boolean");
        breaks("type", "('yes')", "logicalType: boolean");
        holds("('2026-02-28')", "logicalType: date");
        breaks("type", "('2026-02-30')", "logicalType: date");
        breaks("type", "('28.02.2026')", "logicalType: date");
        holds(
                "('2026-02-28T10:00:00Z'), ('2026-02-28 10:00'), ('2026-02-28T10:00:00.123+02:00')",
                "logicalType: timestamp");
        breaks("type", "('2026-02-28')", "logicalType: timestamp");
        breaks("type", "('2026-02-28T25:00:00')", "logicalType: timestamp");
        holds("('23:59:59')", "logicalType: time");
        breaks("type", "('24:00:00')", "logicalType: time");
        breaks("type", "('2026-02-28T10:00:00')", "logicalType: timestamp\nlogicalTypeOptions: {timezone: true}");
        breaks("type", "('2026-02-28T10:00:00Z')", "logicalType: timestamp\nlogicalTypeOptions: {timezone: false}");
    }

    @Test
    public void dateFormats() throws Exception {
        String german = "logicalType: date\nlogicalTypeOptions: {format: dd.MM.yyyy, minimum: 01.02.2026}";
        holds("('01.02.2026'), ('28.02.2026')", german);
        breaks("type", "('2026-02-01')", german);
        breaks("type", "('30.02.2026')", german);
        breaks("range", "('31.01.2026')", german);
        String stamped =
                "logicalType: timestamp\nlogicalTypeOptions: {format: \"yyyyMMdd'T'HHmmssX\", maximum: '2026-01-01T00:00:00Z'}";
        holds("('20260101T010000+01')", stamped);
        breaks("range", "('20260101T010000Z')", stamped);
        breaks("not-evaluated", "('1 Feb 2026')", "logicalType: date\nlogicalTypeOptions: {format: d MMM yyyy}");
    }

    @Test
    public void momentsAreComparedWithTheirOffsets() throws Exception {
        String options = "logicalType: timestamp\nlogicalTypeOptions: {minimum: '2026-01-01T00:00:00Z'";
        holds("('2026-01-01T02:00:00+02:00')", options + "}");
        breaks("range", "('2026-01-01T01:00:00+02:00')", options + "}");
        holds("('2026-01-01T01:00:00')", options + ", defaultTimezone: Europe/Berlin}");
        breaks("range", "('2026-01-01T00:30:00')", options + ", defaultTimezone: Europe/Berlin}");
        breaks("range", "(TIMESTAMP '2026-01-01 00:30:00')", options + ", defaultTimezone: Europe/Berlin}");
        holds("(TIMESTAMPTZ '2026-01-01 02:00:00+02')", options + "}");
        breaks("range", "(TIMESTAMPTZ '2026-01-01 01:59:00+02')", options + "}");
        breaks("range", "(TIME '07:59:00')", "logicalType: time\nlogicalTypeOptions: {minimum: '08:00'}");
        holds("(TIME '08:00:00')", "logicalType: time\nlogicalTypeOptions: {minimum: '08:00'}");
        breaks("range", "(DATE '2026-01-02')", "logicalType: date\nlogicalTypeOptions: {exclusiveMaximum: 2026-01-02}");
    }

    @Test
    public void lengthsCountCodePoints() throws Exception {
        holds("('\uD83D\uDE00b')", "logicalType: string\nlogicalTypeOptions: {minLength: 2, maxLength: 2}");
        breaks("length", "('a')", "logicalType: string\nlogicalTypeOptions: {minLength: 2}");
        breaks("length", "('abc')", "logicalType: string\nlogicalTypeOptions: {maxLength: 2}");
    }

    @Test
    public void patternsSearchAsEcma262Does() throws Exception {
        String options = "logicalType: string\nlogicalTypeOptions:\n  pattern: ";
        holds("('xaby'), (NULL)", options + "ab");
        breaks("pattern", "('ab' || chr(10))", options + "'^ab$'");
        holds("('a' || chr(160) || 'b')", options + "'^a\\sb$'");
        breaks("pattern", "('a' || chr(8232) || 'b')", options + "'^a.b$'");
        holds("('\u00e4')", options + "'^[\\u00e0-\\u00ef]$'");
        holds("('a-b]')", options + "'^[\\w-]+\\]$'");
        breaks("pattern", "('AB12'), ('ab12')", options + "'^[A-Z]{2}[0-9]{2}$'");
        breaks("pattern", "('abc')", options + "\"^it's$\"");
    }

    @Test
    public void ranges() throws Exception {
        String integer = "logicalType: integer\nlogicalTypeOptions: ";
        String number = "logicalType: number\nlogicalTypeOptions: ";
        holds("(1), (3)", integer + "{minimum: 1, maximum: 3}");
        breaks("range", "(0)", integer + "{minimum: 1}");
        breaks("range", "(4)", integer + "{maximum: 3}");
        breaks("range", "(1)", integer + "{exclusiveMinimum: 1}");
        breaks("range", "(3)", integer + "{exclusiveMaximum: 3}");
        breaks("range", "(9007199254740993)", integer + "{maximum: 9007199254740992}");
        breaks("range", "('NaN'::DOUBLE)", number + "{minimum: 1}");
        breaks("range", "('inf'::DOUBLE)", number + "{minimum: 1}");
        breaks("range", "('5'), ('11')", number + "{maximum: 10}");
        holds("(0.1::DOUBLE)", number + "{maximum: 0.1, minimum: 0.1}");
        breaks("range", "(1.00001::DECIMAL(10,5))", number + "{maximum: 1}");
        breaks("range", "(-1e308::DOUBLE)", number + "{minimum: -1e307}");
        holds("(127), (-128)", integer + "{format: i8}");
        breaks("range", "(128)", integer + "{format: i8}");
        breaks("range", "(-1)", integer + "{format: u64}");
        holds("('9223372036854775807')", integer + "{format: i64}");
        breaks("range", "('9223372036854775808')", integer + "{format: i64}");
        breaks("range", "(1e300::DOUBLE)", number + "{format: f32}");
        holds("(1e300::DOUBLE)", number + "{format: f64}");
    }

    @Test
    public void multiples() throws Exception {
        holds("(10), (0), (-5)", "logicalType: integer\nlogicalTypeOptions: {multipleOf: 5}");
        breaks("multiple-of", "(9)", "logicalType: integer\nlogicalTypeOptions: {multipleOf: 5}");
        holds("(0.07::DOUBLE), (1e6::DOUBLE)", "logicalType: number\nlogicalTypeOptions: {multipleOf: 0.01}");
        breaks("multiple-of", "(0.075::DOUBLE)", "logicalType: number\nlogicalTypeOptions: {multipleOf: 0.01}");
        breaks("multiple-of", "(10000000.5::DOUBLE)", "logicalType: number\nlogicalTypeOptions: {multipleOf: 1}");
        holds("(1.25::DECIMAL(5,2))", "logicalType: number\nlogicalTypeOptions: {multipleOf: 0.25}");
        breaks("multiple-of", "(1.26::DECIMAL(5,2))", "logicalType: number\nlogicalTypeOptions: {multipleOf: 0.25}");
        breaks("multiple-of", "('7')", "logicalType: integer\nlogicalTypeOptions: {multipleOf: 2}");
    }

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
