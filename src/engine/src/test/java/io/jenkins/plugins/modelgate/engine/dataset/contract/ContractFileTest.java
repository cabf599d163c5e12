package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Contracts that must be refused, each with a sentence that says where. */
public class ContractFileTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static void refused(String rest, String... message) {
        assertThatThrownBy(() -> ContractLab.contract(rest))
                .as(rest)
                .isInstanceOf(ContractException.class)
                .hasMessageContainingAll(message);
    }

    private static void property(String property, String... message) {
        refused("schema: [{name: t, properties: [{name: x, " + property + "}]}]", message);
    }

    private static void rule(String rule, String... message) {
        property("quality: [{" + rule + "}]", message);
    }

    private static void pattern(String pattern, String message) {
        property(
                "logicalType: string, logicalTypeOptions: {pattern: '" + pattern.replace("'", "''") + "'}",
                "/schema/0/properties/0/logicalTypeOptions/pattern",
                message);
    }

    @Test
    public void readsWhatTheStandardShows() throws Exception {
        Contract contract = ContractLab.contract("""
                name: orders
                description: {purpose: p, usage: u, limitations: l}
                tags: [a]
                team: {name: t, members: [{username: ceastwood, role: Data Scientist, dateIn: "2022-08-02"}]}
                roles: [{role: reader, access: read}]
                support: [{channel: chat, tool: slack, url: https://example.com}]
                price: {priceAmount: 9.95, priceCurrency: USD}
                servers:
                - {server: here, type: local, path: data/*.csv, format: csv, environment: dev}
                - {server: there, type: s3, location: "s3://bucket/x"}
                slaDefaultElement: orders.at
                slaProperties: [{property: latency, value: 4, unit: d}, {property: retention, value: 3, unit: y}]
                contractCreatedTs: "2022-11-15T02:59:43+00:00"
                schema:
                - name: orders
                  physicalName: tbl_orders
                  dataGranularityDescription: one row an order
                  properties:
                  - name: id
                    primaryKey: true
                    primaryKeyPosition: 1
                    logicalType: integer
                    logicalTypeOptions: {minimum: 1, format: i64}
                    examples: [1, two, {a: b}]
                  - name: at
                    logicalType: timestamp
                    logicalTypeOptions: {format: "yyyy-MM-dd'T'HH:mm:ssXXX", minimum: "2020-03-10T14:22:35Z"}
                  quality: [{metric: rowCount, mustBeBetween: [1, 2], severity: info, dimension: completeness}]
                """);
        assertThat(contract.object("tbl_orders").name()).isEqualTo("orders");
        assertThat(contract.servers()).extracting(Server::location).containsExactly("data/*.csv", "s3://bucket/x");
        assertThat(contract.levels().get(0).element()).isEqualTo("orders.at");
        assertThat(contract.unchecked()).hasSize(1);
        assertThat(contract.objects().get(0).textColumns()).containsExactly("at");
    }

    @Test
    public void versions() {
        assertThatThrownBy(() -> ContractFile.yaml("apiVersion: v2.2.2\ndatasetName: x\n", "a.yaml"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("migrate");
        assertThatThrownBy(() -> ContractFile.yaml("apiVersion: v4.0.0\n", "a.yaml"))
                .hasMessageContaining("not supported");
        assertThatThrownBy(() -> ContractFile.yaml("kind: DataContract\n", "a.yaml"))
                .hasMessageContaining("/apiVersion");
    }

    @Test
    public void unknownFieldsEverywhere() {
        refused("owner: x", "/owner", "unknown field");
        refused("schema: [{name: t, fields: []}]", "/schema/0/fields");
        property("requird: true", "/schema/0/properties/0/requird");
        property("logicalType: string, logicalTypeOptions: {minimum: 1}", "logicalTypeOptions/minimum");
        property("logicalType: boolean, logicalTypeOptions: {minimum: 1}", "logicalTypeOptions/minimum");
        rule("metric: nullValues, mustBe: 0, arguments: {a/b: 1}", "/quality/0/arguments/a~1b");
        rule("metric: invalidValues, mustBe: 0, pattern: a", "/quality/0/pattern");
        rule("type: text, mustBe: 0", "/quality/0/mustBe");
        rule("type: custom, engine: modelgate, implementation: {check: psi, fial: 1}", "implementation/fial");
        refused("servers: [{server: a, type: local, path: a, format: csv, user: x}]", "/servers/0/user");
        refused("slaProperties: [{property: latency, value: 1, column: x}]", "/slaProperties/0/column");
        refused("team: [{username: a, phone: x}]", "/team/0/phone");
        refused("customProperties: [{property: modelgate.typo, value: 1}]", "/customProperties/0");
    }

    @Test
    public void wrongValues() {
        property("required: 'yes'", "true or false");
        property("logicalType: text", "logicalType");
        property("primaryKeyPosition: 1.5", "whole number");
        property("items: {name: y}", "array");
        property("properties: [{name: y}]", "object");
        property("logicalTypeOptions: {minLength: 1}", "needs a logicalType");
        property("logicalType: string, logicalTypeOptions: {minLength: -1}", "negative");
        property("logicalType: integer, logicalTypeOptions: {format: f32}", "must be one of");
        property("logicalType: number, logicalTypeOptions: {multipleOf: 0}", "greater than 0");
        property("logicalType: number, logicalTypeOptions: {minimum: .inf}", "line 6");
        property("logicalType: number, logicalTypeOptions: {minimum: 1e999999}", "range");
        property("logicalType: date, logicalTypeOptions: {format: 'bbb'}", "DateTimeFormatter");
        property("logicalType: date, logicalTypeOptions: {minimum: soon}", "ISO 8601");
        property("logicalType: timestamp, logicalTypeOptions: {defaultTimezone: Mars/Crater}", "time zone");
        property("relationships: [{from: a.b, to: c.d}]", "must not stand");
        property("relationships: [{to: nowhere}]", "no reference");
        refused("schema: [{name: t, relationships: [{to: a.b}]}]", "from");
        refused("schema: [{name: t, relationships: [{from: [t.a], to: c.d}]}]", "list");
        refused("schema: [{name: t, relationships: [{from: [t.a, t.b], to: [c.d]}]}]", "1 properties for 2");
        refused("schema: [{name: t}, {name: t}]", "another object");
        refused("schema: [{name: t, properties: [{name: a}, {name: a}]}]", "another property");
        refused("servers: [{server: a, type: floppy}]", "type");
        refused("servers: [{server: a, type: local, path: a, format: xls}]", "format");
    }

    @Test
    public void operatorsOneAtATime() {
        rule("metric: nullValues", "no operator");
        rule("metric: nullValues, mustBe: 0, mustBeLessThan: 5", "exactly one operator");
        rule("metric: nullValues, mustBeBetween: [5, 1]", "order");
        rule("metric: nullValues, mustBeBetween: [5]", "two numbers");
        rule("metric: nullValues, mustBeLessThan: many", "number");
        rule("metric: nullValues, mustBe: 0, unit: furlongs", "rows or percent");
        rule("metric: rowCount, mustBe: 0", "belongs to an object");
        rule("metric: freshness, mustBe: 0", "must be nullValues");
        rule("metric: invalidValues, mustBe: 0", "inside of arguments");
        rule("mustBe: 0", "metric");
        refused("schema: [{name: t, quality: [{metric: nullValues, mustBe: 0}]}]", "belongs to a property");
        refused("schema: [{name: t, quality: [{metric: rowCount, unit: percent, mustBe: 0}]}]", "rows");
    }

    @Test
    public void patternsThatNeedBacktracking() {
        pattern("(?=a)b", "look-ahead");
        pattern("a(?!b)", "look-ahead");
        pattern("(?<=a)b", "look-behind");
        pattern("(?<!a)b", "look-behind");
        pattern("(a)\\1", "back reference");
        pattern("(?<n>a)\\k<n>", "back reference");
        pattern("(?>a)", "not supported");
        pattern("((a{100}){100}){100}", "multiply");
        pattern("a{1001}", "multiply");
        pattern("a**", "nothing to repeat");
        pattern("[a", "not closed");
        pattern("(a", "not closed");
        pattern("a)", "no '('");
        pattern("[z-a]", "out of order");
        pattern("[]", "empty set");
        pattern("\\", "backslash");
        pattern("\\q", "not supported");
        pattern("(".repeat(60) + ")".repeat(60), "nested");
        pattern("a".repeat(3000), "longer");
    }

    @Test
    public void hostileDocuments() throws Exception {
        refused("tags: &a [x]\nname: *a", "aliases");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        refused(bomb.toString(), "aliases");
        refused("name: a\nname: b", "Duplicate");
        refused("name: " + "[".repeat(100) + "]".repeat(100), "nested deeper");
        refused("name: [", "line");
        refused("name: a\n---\nname: b", "test.yaml");
        refused("name: " + "x".repeat(2 << 20), "larger");
        refused("tags: [" + "1,".repeat(600_000 / 2) + "1]", "test.yaml");
        assertThatThrownBy(() -> ContractFile.yaml("- a", "a.yaml")).hasMessageContaining("no map");
        assertThatThrownBy(() -> ContractFile.yaml("", "a.yaml")).isInstanceOf(ContractException.class);
        Path large = folder.newFile("large.yaml").toPath();
        Files.writeString(large, "# " + "x".repeat(10_000_000));
        assertThatThrownBy(() -> ContractFile.read(large))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("large.yaml");
        Path latin = folder.newFile("latin.yaml").toPath();
        Files.write(latin, new byte[] {'a', ':', (byte) 0xe4});
        assertThatThrownBy(() -> ContractFile.read(latin)).hasMessageContaining("UTF-8");
    }
}
