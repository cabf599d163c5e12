package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Contracts that lead to other tables and carry queries, in a real process: what holds, and what an attacker would write. */
public class DatasetContractTest {
    private static final OpenOption APPEND = StandardOpenOption.APPEND;
    private static final String HEAD =
            "apiVersion: v3.1.0\nkind: DataContract\nid: shop\nversion: 1.0.0\nstatus: active\nschema:\n";
    private static final String ALLOWED = "{contractSql: ALLOWED, contractSqlSeconds: 2}";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;
    private Path temporary;
    private Path secret;

    @Before
    public void places() throws Exception {
        workspace = folder.newFolder("workspace").toPath().toRealPath();
        temporary = folder.newFolder("tmp").toPath().toRealPath();
        secret = folder.newFile("secret.csv").toPath().toRealPath();
        Files.writeString(secret, "password\nhunter2\n");
        StringBuilder orders = new StringBuilder("id,customer,parent,amount,at\n");
        StringBuilder customers = new StringBuilder("number,country\n");
        for (int i = 0; i < 300; i++) {
            orders.append(i)
                    .append(",00")
                    .append(i * 7 % 100)
                    .append(i == 0 ? "," : "," + (i - 1))
                    .append(',')
                    .append(i % 90 + 1)
                    .append(".5,2026-11-01T00:00:00\n");
        }
        for (int i = 0; i < 100; i++) {
            customers.append("00").append(i).append(i % 2 == 0 ? ",DE\n" : ",FR\n");
        }
        write("orders.csv", orders.toString());
        write("customers.csv", customers.toString());
    }

    @After
    public void nothingIsLeftOrChanged() throws Exception {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("scratch").isEmpty();
        }
        assertThat(secret).hasContent("password\nhunter2\n");
        try (Stream<Path> all = Files.list(folder.getRoot().toPath())) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("workspace", "tmp", "secret.csv");
        }
    }

    @Test
    public void foreignKeysLeadToTheTablesThatAreGivenAndToTheRowsThemselves() throws Exception {
        contract("");
        Outcome missing = gate("orders.csv", "--contract", "contract.yaml");
        assertThat(missing.exitCode()).as(missing.out()).isEqualTo(2);
        assertThat(missing.out()).contains("is not among the given data");

        String[] all = {"orders.csv", "--contract", "contract.yaml", "--table", "customers=customers.csv"};
        Outcome good = gate(all);
        assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
        JsonNode report = report(all);
        assertThat(report.at("/artifacts/1/path").asText()).isEqualTo("customers.csv");
        assertThat(report.at("/artifacts/1/sha256").asText()).hasSize(64);
        assertThat(report.at("/artifacts/1/coverage").asText()).isEqualTo("FULL");

        Files.writeString(workspace.resolve("orders.csv"), "300,00777,12345,1.5,2026-11-01T00:00:00\n", APPEND);
        Outcome bad = gate(all);
        assertThat(bad.exitCode()).as(bad.out()).isEqualTo(1);
        assertThat(bad.out())
                .contains("customer must name rows of customers; 1 of 301")
                .contains("row 300: \"00777\"")
                .contains("parent must name rows of orders; 1 of 301");
    }

    @Test
    public void tablesAreReadAsStrictlyAsTheRows() throws Exception {
        contract("");
        String[] all = {"orders.csv", "--contract", "contract.yaml", "--table", "customers=customers.csv"};
        write("policy.yaml", "dataset: {sources: [{match: 'orders*'}]}\n");
        Outcome source = gate(
                "orders.csv",
                "--contract",
                "contract.yaml",
                "--table",
                "customers=customers.csv",
                "--policy",
                "policy.yaml");
        assertThat(source.exitCode()).isEqualTo(1);
        assertThat(source.out()).contains("dataset/source-not-allowed").contains("customers.csv");

        write("customers.csv", "number,country\n001\n");
        Outcome ragged = gate(all);
        assertThat(ragged.exitCode()).as(ragged.out()).isEqualTo(2);
        assertThat(ragged.out()).contains("dataset/unreadable").contains("table \"customers\"");

        Files.delete(workspace.resolve("customers.csv"));
        Files.createSymbolicLink(workspace.resolve("customers.csv"), secret);
        refused("is a link to", all);
        refused(
                "outside of the workspace",
                "orders.csv",
                "--workspace",
                ".",
                "--contract",
                "contract.yaml",
                "--table",
                "customers=../secret.csv");
        refused("not of the form OBJECT=PATH", "orders.csv", "--contract", "contract.yaml", "--table", "customers.csv");
        refused(
                "the name of the rows that are checked",
                "orders.csv",
                "--contract",
                "contract.yaml",
                "--table",
                "Orders=orders.csv");
        refused("name the contract as well", "orders.csv", "--table", "customers=orders.csv");
    }

    @Test
    public void queriesRunWhereThePolicyAllowsThem() throws Exception {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("own", "SELECT count(*) FROM {object} WHERE {object}.amount < 0");
        queries.put(
                "byName",
                "SELECT count(*) FROM orders o LEFT JOIN Customers c ON o.customer = c.number WHERE c.number IS NULL");
        queries.put("with", "WITH big AS (SELECT * FROM {table} WHERE amount > 1000) SELECT count(*) FROM big -- none");
        queries.put("text", "SELECT count(*) - count(DISTINCT replace(id || '-' || customer, '-', '')) FROM {object}");
        contract(rules(queries, "mustBe: 0"));
        String[] all = {"orders.csv", "--contract", "contract.yaml", "--table", "customers=customers.csv"};
        Outcome forbidden = gate(all);
        assertThat(forbidden.exitCode()).isEqualTo(2);
        assertThat(forbidden.out()).contains("the policy does not allow SQL of a contract");

        Outcome allowed = gate(with(all, policy(ALLOWED)));
        assertThat(allowed.exitCode()).as(allowed.out() + allowed.err()).isZero();

        contract(rules(queries, "mustBeGreaterThan: 0"));
        Outcome broken = gate(with(all, policy(ALLOWED)));
        assertThat(broken.exitCode()).as(broken.out()).isEqualTo(1);
        assertThat(broken.out()).contains("byName mustBeGreaterThan 0; the query yields 0");
    }

    /** What writes, reads files, asks the database about itself, sleeps, or tries to get past the look at it. */
    @Test
    public void whatAnAttackerWritesIsRefusedBeforeItRuns() throws Exception {
        String file = secret.toString();
        String out = workspace.resolve("out.csv").toString();
        List<String> attacks = List.of(
                "COPY (SELECT 1) TO '" + out + "'",
                "COPY {object} TO 'orders.csv' (USE_TMP_FILE false)",
                "SELECT 0) AS a; COPY (SELECT 1) TO '" + out + "'; SELECT * FROM (SELECT 0",
                "SELECT 0; ATTACH '" + out + "' AS z",
                "SELECT 0) ); COPY (SELECT 1) TO '" + out + "'; --",
                "EXPORT DATABASE '" + out + "'",
                "INSERT INTO {object} VALUES (1)",
                "DELETE FROM {object}",
                "CREATE MACRO sum(x) AS 0",
                "PREPARE p AS SELECT 1",
                "SET VARIABLE x = 1",
                "INSTALL httpfs",
                "LOAD icu",
                "PRAGMA database_list",
                "CALL pragma_version()",
                "SELECT count(*) FROM '" + file + "'",
                "SELECT count(*) FROM \"" + file + "\"",
                "SELECT count(*) FROM read_csv('" + file + "')",
                "SELECT count(*) FROM READ_TEXT('" + file + "')",
                "SELECT count(*) FROM system.main.read_blob('" + file + "')",
                "SELECT count(*) FROM sniff_csv('" + file + "')",
                "SELECT count(*) FROM parquet_metadata('" + file + "')",
                "SELECT count(*) FROM glob('/**')",
                "SELECT count(*) FROM /* x */ read_csv\u00a0('" + file + "')",
                "SELECT (SELECT count(*) FROM (FROM read_csv('" + file + "')))",
                "FROM read_csv('" + file + "') SELECT count(*)",
                "SELECT count(*) FROM range((SELECT count(*) FROM read_text('" + file + "')))",
                "WITH \"" + file + "\" AS (SELECT 1) SELECT (SELECT count(*) FROM '" + file + "')",
                "WITH x AS (WITH pg_settings AS (SELECT 1) SELECT 1) SELECT count(*) FROM pg_settings",
                "SELECT count(*) FROM duckdb_secrets()",
                "SELECT count(*) FROM duckdb_settings()",
                "SELECT count(*) FROM duckdb_tables",
                "SELECT count(*) FROM information_schema.tables",
                "SELECT count(*) FROM pg_catalog.pg_class",
                "SELECT count(*) FROM which_secret('x', 's3')",
                "SELECT count(*) FROM query('SELECT 1')",
                "SELECT count(*) FROM query_table('orders')",
                "SELECT count(*) FROM json_execute_serialized_sql('{}')",
                "SELECT length(getenv('HOME'))",
                "SELECT length(current_setting('temp_directory'))",
                "SELECT length(current_query())",
                "SELECT getvariable('x')",
                "SELECT nextval('s')",
                "SELECT write_log('x')",
                "SELECT sleep_ms(100000)",
                "SELECT pg_sleep(100000)",
                "SELECT setseed(0.5)",
                "SELECT random()",
                "SELECT error('hunter2')",
                "SELECT len(range(100000000000))",
                "SELECT len(list_resize([1], 100000000000))",
                "SELECT length(repeat('x', 4000000000))",
                "SELECT length(lpad('x', 2000000000, 'y'))",
                "SELECT length(replace('" + "a".repeat(900) + "', 'a', '" + "b".repeat(900) + "'))",
                "SELECT length(string_agg(customer, '" + "x".repeat(900) + "')) FROM {object}",
                "SELECT len(list(id)) FROM {object}",
                "WITH a AS (SELECT customer || customer || customer || customer AS c FROM {object}), b AS (SELECT c || c || c"
                        + " || c AS c FROM a), d AS (SELECT c || c || c || c AS c FROM b) SELECT max(length(c)) FROM d",
                "SELECT " + "(".repeat(400) + "1" + ")".repeat(400) + " + " + "-".repeat(0) + "not_there()",
                "SELECT '" + "x".repeat(1001) + "' = 'x'",
                "SELECT 1, 2",
                "SELECT id FROM {object}",
                "SELECT NULL",
                "SELECT ?",
                "VALUES ('hunter')",
                "SUMMARIZE {object}",
                "PIVOT {object} ON customer USING count(*)",
                "nonsense",
                "/* open");
        Map<String, String> queries = new LinkedHashMap<>();
        attacks.forEach(attack -> queries.put("q" + (queries.size() + 1000), attack));
        contract(rules(queries, "mustBe: 0"));
        write("policy.yaml", "failOn: HIGH\ndataset: " + ALLOWED + "\n");
        String[] all = {
            "orders.csv", "--contract", "contract.yaml", "--table", "customers=customers.csv", "--policy", "policy.yaml"
        };
        Instant start = Instant.now();
        JsonNode report = report(all);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(report.at("/verdict").asText()).isEqualTo("INCOMPLETE");
        List<String> told = new ArrayList<>();
        report.at("/findings").forEach(finding -> told.add(finding.at("/detail").asText()));
        for (Map.Entry<String, String> query : queries.entrySet()) {
            assertThat(told)
                    .as(query.getValue())
                    .anyMatch(detail -> detail.startsWith("the query of " + query.getKey() + " "));
        }
        assertThat(report.toString()).doesNotContain("hunter").doesNotContain(temporary.toString());
        assertThat(workspace.resolve("out.csv")).doesNotExist();
        assertThat(report.at("/metrics/contractNotEvaluated").asInt()).isEqualTo(attacks.size());
        assertThat(Files.readString(workspace.resolve("orders.csv"))).startsWith("id,customer");
    }

    /** Time, memory that the database counts, memory that it does not, and scratch: each ends the query, not the machine. */
    @Test
    public void whatNeverEndsIsStopped() throws Exception {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "recursion",
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r");
        queries.put(
                "cross",
                "SELECT count(*) FROM {object} a, {object} b, {object} c, {object} d WHERE a.id + b.id > c.id + d.id");
        queries.put(
                "sorting",
                "SELECT count(*) FROM (SELECT row_number() OVER (ORDER BY a.range * 7919 % 104729, b.range) AS n FROM"
                        + " range(100000) a, range(100000) b) WHERE n < 0");
        queries.put("medians", "SELECT median(a.range * b.range) FROM range(100000) a, range(100000) b");
        queries.put("after", "SELECT count(*) FROM {object}");
        contract(rules(queries, "mustBe: 300"));
        write(
                "policy.yaml",
                "dataset: {contractSql: ALLOWED, contractSqlSeconds: 4}\nexecution: {memory: 64MiB, scratch: 128MiB}\n");
        Instant start = Instant.now();
        Outcome outcome = gate(
                "orders.csv",
                "--contract",
                "contract.yaml",
                "--policy",
                "policy.yaml",
                "--table",
                "customers=customers.csv");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
        for (String name : List.of("recursion", "cross", "sorting", "medians")) {
            assertThat(outcome.out()).contains("the query of " + name + " did not come to its end");
        }
        assertThat(outcome.out()).contains("its time was up").doesNotContain("the query of after");
    }

    @Test
    public void thePolicyNamesTheColumnOfTheTime() throws Exception {
        contract("");
        Files.writeString(
                workspace.resolve("contract.yaml"),
                "slaProperties: [{property: latency, value: 3650, unit: d}]\n",
                APPEND);
        String[] all = {"orders.csv", "--contract", "contract.yaml", "--table", "customers=customers.csv"};
        assertThat(gate(all).out()).contains("no timestamp column is named");
        Outcome fresh = gate(with(all, policy("{timestampColumns: [{object: orders, column: at}]}")));
        assertThat(fresh.out()).doesNotContain("no timestamp column");
        assertThat(fresh.exitCode()).as(fresh.out()).isZero();
        write(
                "contract.yaml",
                Files.readString(workspace.resolve("contract.yaml")).replace("3650, unit: d", "1, unit: s"));
        Outcome stale = gate(with(all, policy("{timestampColumns: [{object: orders, column: at}]}")));
        assertThat(stale.exitCode()).as(stale.out()).isEqualTo(1);
        assertThat(stale.out()).contains("contract/freshness");
    }

    private void contract(String rules) throws Exception {
        write(
                "contract.yaml",
                HEAD + "- name: orders\n  properties:\n  - {name: id, logicalType: integer, unique: true}\n"
                        + "  - name: customer\n    logicalType: string\n    relationships: [{to: customers.number}]\n"
                        + "  - name: parent\n    logicalType: integer\n    relationships: [{to: orders.id}]\n"
                        + "  - {name: amount, logicalType: number}\n  - {name: at, logicalType: timestamp}\n"
                        + (rules.isEmpty() ? "" : "  quality:\n" + rules)
                        + "- name: customers\n  properties:\n  - {name: number, logicalType: string}\n");
    }

    private static String rules(Map<String, String> queries, String condition) {
        StringBuilder rules = new StringBuilder();
        queries.forEach((name, query) -> rules.append("  - {type: sql, name: ")
                .append(name)
                .append(", ")
                .append(condition)
                .append(", query: \"")
                .append(query.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"}\n"));
        return rules.toString();
    }

    private String[] policy(String dataset) throws Exception {
        write("policy.yaml", "dataset: " + dataset + "\n");
        return new String[] {"--policy", "policy.yaml"};
    }

    private static String[] with(String[] first, String[] more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    private JsonNode report(String... arguments) throws Exception {
        Outcome outcome = gate(with(arguments, new String[] {"--report", "report"}));
        Path json = workspace.resolve("report/report.json");
        assertThat(json).as(outcome.out() + outcome.err()).exists();
        return new ObjectMapper().readTree(json.toFile());
    }

    private void refused(String sentence, String... arguments) throws Exception {
        Outcome outcome = gate(arguments);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(3);
        assertThat(outcome.err()).contains(sentence).doesNotContain("\tat ");
    }

    private Outcome gate(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("validate-dataset"));
        all.addAll(List.of(arguments));
        return new CommandLineProcess()
                .with("-Djava.io.tmpdir=" + temporary)
                .in(workspace)
                .run(all);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(workspace.resolve(name), text);
    }
}
