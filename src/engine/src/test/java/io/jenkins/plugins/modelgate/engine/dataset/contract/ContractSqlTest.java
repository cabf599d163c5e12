package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Queries in a contract: a value when they only look at the given tables, otherwise no answer and a closed gate. */
public class ContractSqlTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ContractLab lab;
    private Path secret;

    @Before
    public void open() throws Exception {
        secret = folder.newFile("secret.csv").toPath();
        Files.writeString(secret, "password\nhunter2\n");
        lab = new ContractLab(folder)
                .parquet("t", "SELECT range AS x FROM range(5)")
                .parquet("other", "SELECT 1 AS y");
    }

    @After
    public void close() throws Exception {
        lab.close();
    }

    private List<Finding> query(String query, String operator, boolean allowed) throws Exception {
        String text = "schema:\n- name: t\n  properties:\n  - name: x\n    quality:\n    - type: sql\n      " + operator
                + "\n      query: |\n" + query.indent(8);
        return lab.check("t", ContractLab.contract(text), allowed ? lab.withSql() : lab.usual());
    }

    private void refused(String query) throws Exception {
        List<Finding> findings = query(query, "mustBe: 0", true);
        assertThat(findings).as(query).extracting(Finding::rule).containsExactly("contract/not-evaluated");
        assertThat(findings.get(0).detail()).doesNotContain("hunter2");
        assertThat(lab.outcome().notEvaluated()).isEqualTo(1);
    }

    @Test
    public void isComparedWithItsCondition() throws Exception {
        String count = "SELECT count(*) FROM {object} WHERE {property} > 1";
        assertThat(query(count, "mustBe: 3", true)).isEmpty();
        assertThat(query(count + "; -- done", "mustBe: 3", true))
                .extracting(Finding::rule)
                .containsExactly("contract/not-evaluated");
        assertThat(query(count + " -- done", "mustBe: 3", true)).isEmpty();
        assertThat(query(count + ";", "mustBeLessThan: 3", true))
                .extracting(Finding::rule)
                .containsExactly("contract/sql");
        assertThat(query("SELECT max({column}) = 4 FROM {table}", "mustBe: true", true))
                .isEmpty();
        assertThat(query(
                        "WITH q AS (SELECT x FROM {object}) SELECT avg(a.x) FROM Q a JOIN {object} b ON a.x = b.x",
                        "mustBe: 2",
                        true))
                .isEmpty();
        assertThat(query("SELECT count(*) FROM scratch.main.other", "mustBe: 1", true))
                .isEmpty();
        assertThat(query("SELECT sum(n) FROM range(4) r(n)", "mustBe: 6", true)).isEmpty();
    }

    @Test
    public void errorsDoNotRepeatValues() throws Exception {
        List<Finding> findings = query("SELECT count(CAST('hunter' || x AS INTEGER)) FROM {object}", "mustBe: 0", true);
        assertThat(findings).extracting(Finding::rule).containsExactly("contract/not-evaluated");
        assertThat(findings.get(0).detail()).contains("did not come to its end").doesNotContain("hunter0");
    }

    @Test
    public void isOffUnlessThePolicyAllowsIt() throws Exception {
        List<Finding> findings = query("SELECT 0", "mustBe: 0", false);
        assertThat(findings).extracting(Finding::rule).containsExactly("contract/not-evaluated");
        assertThat(findings.get(0).detail()).contains("policy");
    }

    @Test
    public void neitherWritesNorReadsFilesNorAsksTheDatabase() throws Exception {
        Path out = folder.getRoot().toPath().resolve("out.csv");
        String name = secret.toString();
        for (String query : List.of(
                "COPY (SELECT 1) TO '" + out + "'",
                "SELECT 1) TO '" + out + "'; --",
                "SELECT 0) AS a; COPY (SELECT 1) TO '" + out + "'; SELECT * FROM (SELECT 0",
                "INSERT INTO {object} VALUES (1)",
                "DELETE FROM {object}",
                "DROP TABLE {object}",
                "CREATE TABLE z AS SELECT 1",
                "ATTACH ':memory:' AS z",
                "SET memory_limit='1TB'",
                "PRAGMA database_list",
                "CALL duckdb_settings()",
                "EXPLAIN ANALYZE SELECT 1",
                "SELECT 1; SELECT 2",
                "SELECT count(*) FROM '" + name + "'",
                "SELECT count(*) FROM read_csv('" + name + "')",
                "SELECT count(*) FROM read_text('" + name + "')",
                "SELECT count(*) FROM glob('/*')",
                "SELECT (SELECT count(*) FROM read_csv('" + name + "'))",
                "SELECT count(*) FROM {object} WHERE x IN (SELECT 1 FROM read_text('" + name + "'))",
                "WITH \"" + name + "\" AS (SELECT 1) SELECT count(*) FROM '" + name + "'",
                "SELECT count(*) FROM duckdb_settings()",
                "SELECT count(*) FROM duckdb_settings",
                "SELECT count(*) FROM information_schema.tables",
                "SELECT count(*) FROM query('SELECT 1')",
                "SELECT count(*) FROM query_table('x')",
                "SUMMARIZE {object}",
                "DESCRIBE {object}",
                "SHOW TABLES",
                "SELECT nextval('s')",
                "SELECT write_log('x')",
                "SELECT current_setting('temp_directory')",
                "VALUES ('a')",
                "SELECT 1, 2 FROM {object}",
                "SELECT x FROM {object}",
                "SELECT NULL",
                "SELECT ?",
                "SELECT 'hunter'",
                "nonsense",
                "/* open")) {
            refused(query);
        }
        assertThat(out).doesNotExist();
        assertThat(lab.table("t").rows()).isEqualTo(5);
    }

    @Test
    public void isStoppedWhenItDoesNotEnd() throws Exception {
        long start = System.nanoTime();
        refused("WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r");
        refused("SELECT count(*) FROM range(100000000000) a, range(1000000000) b WHERE a.range = b.range + 1");
        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(60);
        // The engine is fit for the next rule.
        assertThat(query("SELECT 0", "mustBe: 0", true)).isEmpty();
    }

    @Test
    public void theDataIsLeftAsItWas() throws Exception {
        byte[] before = Files.readAllBytes(folder.getRoot().toPath().resolve("t.parquet"));
        String file = folder.getRoot().toPath().resolve("t.parquet").toString();
        refused("COPY (SELECT 1) TO '" + file + "' (USE_TMP_FILE false)");
        assertThat(Files.readAllBytes(folder.getRoot().toPath().resolve("t.parquet")))
                .isEqualTo(before);
        try (Stream<Path> all = Files.list(folder.getRoot().toPath())) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("secret.csv", "t.parquet", "other.parquet");
        }
    }
}
