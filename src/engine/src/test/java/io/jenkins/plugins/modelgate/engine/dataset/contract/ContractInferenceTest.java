package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A contract written from data is valid by the standard's schema, and holds for that data. */
public class ContractInferenceTest {
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

    private JsonNode inferred(String table) throws Exception {
        String yaml = ContractInference.infer(lab.table(table));
        JsonNode document = YAMLMapper.builder().build().readTree(yaml);
        assertThat(schema().validate(document)).as(yaml).isEmpty();
        List<Finding> findings = lab.check(table, ContractFile.yaml(yaml, "inferred.yaml"), lab.usual());
        // A column of a type that the standard has no word for is told, and nothing else.
        assertThat(findings).as(yaml).allMatch(finding -> finding.severity() == Severity.INFO);
        assertThat(lab.outcome().notEvaluated()).isZero();
        return document.at("/schema/0/properties");
    }

    static JsonSchema schema() throws Exception {
        try (InputStream in =
                ContractInferenceTest.class.getResourceAsStream("/dataset/odcs-json-schema-v3.1.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                    .getSchema(JsonMapper.builder().build().readTree(in));
        }
    }

    @Test
    public void aTypedTable() throws Exception {
        lab.parquet(
                "t",
                "SELECT range AS id, uuid()::VARCHAR AS u, ['red', 'green', 'blue'][range % 3 + 1] AS colour,"
                        + " (range / 7)::FLOAT AS f, (range / 100)::DECIMAL(9,3) AS d, range % 2 = 0 AS b,"
                        + " DATE '2026-01-01' + range::INTEGER AS day, now()::TIMESTAMP AS at,"
                        + " [range, range + 1] AS list, {'a b': range, 'c': {'d': 'x'}} AS s, MAP {'k': range} AS m,"
                        + " 'a' || range || '@example.com' AS mail, NULL::VARCHAR AS nothing,"
                        + " CASE WHEN range < 3 THEN 'NaN'::DOUBLE ELSE range END AS odd,"
                        + " 'key' || range AS api_key, '2026-01-01' AS text_day, (range * 1e30)::HUGEINT AS huge"
                        + " FROM range(600)");
        JsonNode properties = inferred("t");
        assertThat(properties.at("/0/unique").asBoolean()).isTrue();
        assertThat(properties.at("/0/logicalTypeOptions/maximum").asInt()).isEqualTo(599);
        assertThat(properties.at("/1/logicalTypeOptions/pattern").asText()).startsWith("^[0-9A-Fa-f]{8}-");
        assertThat(properties.at("/2/quality/0/arguments/validValues")).hasSize(3);
        assertThat(properties.at("/9/properties/0/name").asText()).isEqualTo("a b");
        assertThat(properties.at("/11/classification").asText()).isEqualTo("confidential");
        assertThat(properties.at("/12/required").isMissingNode()).isTrue();
        assertThat(properties.at("/13/logicalTypeOptions").isMissingNode()).isTrue();
        assertThat(properties.at("/14/classification").asText()).isEqualTo("confidential");
        assertThat(properties.at("/15/logicalType").asText()).isEqualTo("date");
    }

    @Test
    public void textFilesAndNastyNames() throws Exception {
        lab.file("t.csv", "\"a\"\"b\",true,\"x: y\",empty\n1,yes,2026-01-01,\n2,no,2026-01-02,\n");
        assertThat(inferred("t").at("/0/name").asText()).isEqualTo("a\"b");
    }

    @Test
    public void jsonLinesAndEmptyTables() throws Exception {
        lab.file("t.jsonl", "{\"a\":1,\"b\":[\"x\"],\"c\":{\"d\":null}}\n{\"a\":2.5,\"b\":[],\"c\":null}\n");
        lab.file("u.csv", "a,b\n");
        inferred("t");
        inferred("u");
    }

    @Test
    public void otherDataBreaksIt() throws Exception {
        lab.parquet("t", "SELECT range AS id, 'a' AS k FROM range(300)")
                .parquet(
                        "v",
                        "SELECT range // 2 AS id, CASE WHEN range = 7 THEN 'zz' ELSE 'a' END AS k FROM range(700)");
        Contract contract = ContractFile.yaml(ContractInference.infer(lab.table("t")), "inferred.yaml");
        Set<String> broken = new java.util.TreeSet<>();
        lab.check("v", contract, lab.usual()).forEach(finding -> broken.add(finding.rule()));
        assertThat(broken)
                .containsExactly("contract/invalid-values", "contract/length", "contract/range", "contract/unique");
    }

    @Test
    public void randomTables() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < 6; i++) {
            long seed = random.nextInt(1000);
            lab.parquet(
                    "r" + i,
                    "SELECT (hash(range + " + seed + ") % 1000)::INTEGER AS i, (hash(range * 3 + " + seed
                            + ") % 100000 / 7)::" + (i % 2 == 0 ? "REAL" : "DOUBLE") + " AS f,"
                            + " CASE WHEN hash(range) % 5 < " + i + " THEN NULL ELSE chr((hash(range + " + seed
                            + ") % 90 + 33)::INTEGER) || repeat('ä', range % 4) END AS t FROM range("
                            + (1 + random.nextInt(900)) + ")");
        }
        for (int i = 0; i < 6; i++) {
            inferred("r" + i);
        }
    }
}
