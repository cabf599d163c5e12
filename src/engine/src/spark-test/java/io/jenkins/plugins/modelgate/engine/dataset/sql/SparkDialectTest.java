package io.jenkins.plugins.modelgate.engine.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractCheck;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractFile;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractInference;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profiler;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The dialect and the checks' statements in a real Spark SQL, local mode. */
public class SparkDialectTest {
    private static SparkSession spark;

    private final Dialect dialect = new SparkDialect();

    @BeforeClass
    public static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("dialect")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
        spark.sql("SELECT id, id * 1.5D AS amount, CASE WHEN id % 10 = 0 THEN NULL ELSE concat('v', id % 7) END AS city,"
                        + " DATE'2026-01-01' + CAST(id % 30 AS INT) AS day, id % 2 = 0 AS flag,"
                        + " CASE WHEN id % 4 = 0 THEN 'spam' ELSE 'ham' END AS label FROM range(5000)")
                .createOrReplaceTempView("rows");
    }

    @AfterClass
    public static void stop() {
        spark.stop();
    }

    @Test
    public void literalsAreWhatTheyWereWhateverTheServersEscapes() throws Exception {
        for (String escaped : List.of("false", "true")) {
            spark.conf().set("spark.sql.parser.escapedStringLiterals", escaped);
            for (String text : List.of("plain", "it's", "back\\slash", "\\'", "new\nline", "é€\uD83D\uDE00", "'; DROP TABLE x --", "")) {
                assertThat(text("SELECT " + dialect.literal(text))).as(text).isEqualTo(text);
            }
        }
        spark.conf().set("spark.sql.parser.escapedStringLiterals", "false");
        assertThat(number("SELECT " + dialect.literal(0.1))).isEqualTo(0.1);
        assertThat(number("SELECT " + dialect.literal(-1.7976931348623157E308))).isEqualTo(-1.7976931348623157E308);
        assertThat(text("SELECT " + dialect.quote("a`b.c") + " FROM (SELECT 'x' AS " + dialect.quote("a`b.c") + ")"))
                .isEqualTo("x");
    }

    @Test
    public void conversionsGiveNullForWhatIsNone() throws Exception {
        assertThat(text("SELECT " + dialect.tryLong("'12'"))).isEqualTo("12");
        assertThat(text("SELECT " + dialect.tryLong("'x'"))).isNull();
        assertThat(text("SELECT " + dialect.tryDouble("'x'"))).isNull();
        assertThat(text("SELECT " + dialect.tryTimestamp("'2026-13-99'"))).isNull();
        assertThat(text("SELECT " + dialect.isFinite("CAST('NaN' AS DOUBLE)"))).isEqualTo("false");
        assertThat(text("SELECT " + dialect.isFinite("CAST('-Infinity' AS DOUBLE)"))).isEqualTo("false");
        assertThat(text("SELECT " + dialect.isFinite("1.5D"))).isEqualTo("true");
        assertThat(text("SELECT " + dialect.isFinite("CAST(NULL AS DOUBLE)"))).isNull();
        assertThat(number("SELECT " + dialect.length("'a\uD83D\uDE00'"))).isEqualTo(2);
        assertThat(number("SELECT " + dialect.epochSeconds("DATE'1970-01-02'"))).isEqualTo(86400);
        assertThat(text("SELECT " + dialect.matches("'abc12'", "[0-9]{2}$"))).isEqualTo("true");
        assertThat(text("SELECT " + dialect.shortened("repeat('x', 200)"))).contains("… (200 characters, md5 ");
        assertThat(text("SELECT " + dialect.shortened("'x'"))).isEqualTo("x");
    }

    @Test
    public void aggregatesAndHashes() throws Exception {
        Table rows = new SparkTable(spark, "rows");
        double[] quantiles = new double[3];
        rows.query("SELECT " + dialect.approximateQuantiles("amount", List.of(0.1, 0.5, 0.9)) + " FROM " + rows.relation(),
                row -> System.arraycopy(row.decimals(0), 0, quantiles, 0, 3));
        assertThat(quantiles[1]).isCloseTo(3750, within(40.0));
        assertThat(number("SELECT " + dialect.approximateDistinct("id") + " FROM rows")).isCloseTo(5000, within(500.0));
        assertThat(number("SELECT " + dialect.countIf("city IS NULL") + " FROM rows")).isEqualTo(500);
        String oneNull = dialect.hash(List.of("CAST(NULL AS STRING)", "'a'"));
        String other = dialect.hash(List.of("'a'", "CAST(NULL AS STRING)"));
        assertThat(text("SELECT " + oneNull + " = " + other)).isEqualTo("false");
        assertThat(number("SELECT count(*) FROM " + dialect.sample("rows", 0.2, 1))).isBetween(700.0, 1300.0);
    }

    @Test
    public void profileAndContractRunWhereTheDataLives() throws Exception {
        Table rows = new SparkTable(spark, "rows");
        Profile profile = Profiler.profile(rows, ProfileOptions.of("0".repeat(64), "label", Set.of()), null);
        assertThat(profile.rows()).isEqualTo(5000);
        ColumnProfile amount = profile.column("amount");
        assertThat(amount.numbers().min()).isEqualTo(0);
        assertThat(amount.numbers().max()).isEqualTo(7498.5);
        assertThat(profile.column("city").missing().nulls()).isEqualTo(500);
        assertThat(profile.column("label").categories().counts()).containsEntry("spam", 1250L);

        List<Finding> findings = new ArrayList<>();
        String inferred = ContractInference.infer(rows);
        ContractCheck.run(rows, Map.of(), ContractFile.yaml(inferred, "inferred"), ContractOptions.usual(false, Instant.now()), findings::add);
        assertThat(findings).isEmpty();
        String strict = "apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: '1'\nstatus: active\nschema:\n"
                + "- name: rows\n  properties:\n  - name: city\n    logicalType: string\n    required: true\n";
        ContractCheck.run(rows, Map.of(), ContractFile.yaml(strict, "strict"), ContractOptions.usual(false, Instant.now()), findings::add);
        assertThat(findings).isNotEmpty().anySatisfy(finding -> assertThat(finding.detail()).contains("500"));
    }

    private String text(String sql) throws Exception {
        String[] text = {null};
        new SparkTable(spark, "rows").query(sql, row -> text[0] = row.text(0));
        return text[0];
    }

    private double number(String sql) throws Exception {
        double[] number = {0};
        new SparkTable(spark, "rows").query(sql, row -> number[0] = row.decimal(0));
        return number[0];
    }
}
