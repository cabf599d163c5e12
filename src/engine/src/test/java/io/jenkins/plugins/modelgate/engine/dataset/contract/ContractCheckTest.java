package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import org.junit.Test;

/** Each rule about names, keys, types and values of a contract, kept and broken. */
public class ContractCheckTest extends ContractCases {
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
}
