package io.jenkins.plugins.modelgate.engine.bom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.attestation.Schemas;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The bill is valid by the published schema, says what the check saw and repeats what the model says of itself. */
public class ModelBomTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String ROOT = "fedcba9876543210".repeat(4);

    private static final int PIECE = 100_000;

    private static final String CARD = """
            ---
            license: apache-2.0
            language: no
            library_name: transformers
            pipeline_tag: text-classification
            base_model: google-bert/bert-base-uncased
            datasets:
            - glue
            - acme/reviews
            tags: [a, "b"]
            model-index:
            - name: m
              results:
              - task: {type: text-classification}
                dataset: {name: GLUE SST2, type: glue, split: validation}
                metrics:
                - {type: accuracy, value: 0.9105, name: Accuracy}
                - {type: f1, value: 0.91}
            ---
            # A model
            """;

    private static Artifact file(String path, String sha256) {
        return new Artifact(path, 5, sha256, "safetensors", sha256 == null ? Coverage.NONE : Coverage.FULL, true);
    }

    private static Report report(Subject subject, List<Artifact> artifacts) {
        return new Report(
                "verifyModelArtifact",
                Verdict.PASSED,
                subject,
                List.of(),
                List.of(),
                artifacts,
                Map.of(),
                "default",
                SHA,
                "1.0",
                "2026-11-26T10:00:00.000Z",
                "2026-11-26T10:00:01.500Z");
    }

    private static byte[] bom(Report report, ModelFacts facts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ModelBom(report, facts).write(out);
        return out.toByteArray();
    }

    private static ModelFacts facts(Map<String, String> files) throws Exception {
        FactFiles facts = new FactFiles();
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            ContentSink sink = facts.sink(file.getKey()).orElseThrow();
            // In pieces, as a reading hands them out.
            for (int i = 0; i < bytes.length; i += PIECE) {
                sink.update(bytes, i, Math.min(PIECE, bytes.length - i));
            }
        }
        return facts.facts();
    }

    private static ModelFacts card(String text) throws Exception {
        return facts(Map.of("README.md", text));
    }

    @Test
    public void aDirectoryWithACardIsDescribedInFull() throws Exception {
        ModelFacts facts = facts(Map.of(
                "README.md",
                CARD,
                "config.json",
                "{\"model_type\": \"bert\", \"architectures\": [\"BertForSequenceClassification\"]}"));
        Subject subject = new Subject("model", SHA, ROOT, 3, 15);
        byte[] bom = bom(
                report(
                        subject,
                        List.of(file("README.md", ROOT), file("model.safetensors", SHA), file("model.sig", SHA))),
                facts);

        assertThat(Schemas.bom(bom)).isEmpty();
        JsonNode json = new ObjectMapper().readTree(bom);
        assertThat(json.path("specVersion").asText()).isEqualTo("1.6");
        assertThat(json.path("serialNumber").asText()).matches("urn:uuid:[0-9a-f-]{36}");
        assertThat(json.at("/metadata/timestamp").asText()).startsWith("2026-11-26T10:00:01");
        JsonNode model = json.at("/metadata/component");
        assertThat(model.path("type").asText()).isEqualTo("machine-learning-model");
        assertThat(model.at("/hashes/0/content").asText()).isEqualTo(ROOT);
        assertThat(model.path("properties").toString())
                .contains("\"modelgate:digestOf\",\"value\":\"oms-root\"")
                .contains("\"modelgate:listing\",\"value\":\"" + SHA);
        assertThat(model.at("/licenses/0/license/id").asText()).isEqualTo("Apache-2.0");
        assertThat(model.at("/pedigree/ancestors/0/purl").asText())
                .isEqualTo("pkg:huggingface/google-bert/bert-base-uncased");
        assertThat(model.at("/modelCard/modelParameters/task").asText()).isEqualTo("text-classification");
        assertThat(model.at("/modelCard/modelParameters/architectureFamily").asText())
                .isEqualTo("bert");
        assertThat(model.at("/modelCard/modelParameters/modelArchitecture").asText())
                .isEqualTo("BertForSequenceClassification");
        assertThat(model.at("/modelCard/modelParameters/datasets").findValuesAsText("ref"))
                .containsExactly("dataset:glue", "dataset:acme/reviews");
        JsonNode metric = model.at("/modelCard/quantitativeAnalysis/performanceMetrics/0");
        assertThat(metric.path("type").asText()).isEqualTo("accuracy");
        assertThat(metric.path("value").textValue()).isEqualTo("0.9105");
        assertThat(metric.path("slice").asText()).isEqualTo("GLUE SST2 validation");
        assertThat(model.path("components").findValuesAsText("name"))
                .contains("README.md", "model.safetensors", "model.sig");
        assertThat(model.path("externalReferences").findValuesAsText("type"))
                .containsExactlyInAnyOrder("static-analysis-report", "digital-signature");
        assertThat(json.path("components").findValuesAsText("bom-ref"))
                .containsExactly("dataset:glue", "dataset:acme/reviews");
        assertThat(json.at("/compositions/0/aggregate").asText()).isEqualTo("complete");
        BillOfMaterials read = BillOfMaterials.read(bom);
        assertThat(read.files()).containsEntry("README.md", ROOT).hasSize(3);
        assertThat(read.digest()).isEqualTo(ROOT);
        assertThat(read.isComplete()).isTrue();
    }

    @Test
    public void aSingleFileAndAnUnreadableOneAreDescribedAsFarAsTheyAreKnown() throws Exception {
        byte[] one =
                bom(report(new Subject("m.onnx", SHA, ROOT, 1, 5), List.of(file("m.onnx", SHA))), ModelFacts.none());
        assertThat(Schemas.bom(one)).isEmpty();
        assertThat(BillOfMaterials.read(one).digest()).isEqualTo(SHA);
        byte[] none =
                bom(report(new Subject("m.onnx", null, null, 1, 0), List.of(file("m.onnx", null))), ModelFacts.none());
        assertThat(Schemas.bom(none)).isEmpty();
        assertThat(BillOfMaterials.read(none).digest()).isNull();
        assertThat(BillOfMaterials.read(none).files()).containsEntry("m.onnx", null);
    }

    @Test
    public void moreFilesThanABillListsAreCounted() throws Exception {
        List<Artifact> many = new ArrayList<>();
        for (int i = 0; i < ModelBom.MAX_FILES + 7; i++) {
            many.add(file(String.format("%06d", i), SHA));
        }
        byte[] bom = bom(report(new Subject("model", SHA, ROOT, many.size(), 5), many), ModelFacts.none());
        BillOfMaterials read = BillOfMaterials.read(bom);
        assertThat(read.files()).hasSize(ModelBom.MAX_FILES);
        assertThat(read.isComplete()).isFalse();
        assertThat(new String(bom, StandardCharsets.UTF_8))
                .contains("\"modelgate:filesNotListed\",\"value\":\"7\"")
                .contains("\"aggregate\":\"incomplete\"");
    }

    @Test
    public void hostileNamesAndCardsMakeAValidBill() throws Exception {
        List<Artifact> files = List.of(
                file("a\u202e\"</script>\u0000\ud83d", SHA),
                file("\\xFF", SHA),
                file("a/../b", SHA),
                file("file:x", SHA));
        String card = "---\nlicense: [\"<b>\", {a: b}, 7, null]\ndatasets: [\"" + "d".repeat(100_000)
                + "\", \"\\u202e\"]\nbase_model: {a: b}\ntags: \"\"\nmodel-index: {results: 3}\n---\n";
        byte[] bom = bom(report(new Subject("mo\ud83ddel", SHA, ROOT, 4, 5), files), card(card));
        assertThat(Schemas.bom(bom)).isEmpty();
        BillOfMaterials.read(bom);
        assertThat(new String(bom, StandardCharsets.UTF_8).length()).isLessThan(20_000);
    }

    @Test
    public void cardsThatAreNoneSayNothingAndBrokenOnesSaySo() throws Exception {
        assertThat(card("# no metadata\n---\nlicense: mit\n---\n")).isEqualTo(ModelFacts.none());
        assertThat(card("---\nlicense: mit\n").problems())
                .singleElement()
                .asString()
                .contains("no end");
        assertThat(card("---\na: [\n---\n").problems()).hasSize(1);
        assertThat(card("---\na: 1\na: 2\n---\n").problems()).hasSize(1);
        assertThat(card("---\n" + "[".repeat(5000) + "\n---\n").problems()).hasSize(1);
        assertThat(card("---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nlicense: *c\n---\n")
                        .licenses()
                        .size())
                .isLessThanOrEqualTo(1);
        assertThat(card("---\r\nlicense: mit\r\n---\r\n").licenses()).containsExactly("mit");
        assertThat(card("---\n---\n")).isEqualTo(ModelFacts.none());
        assertThat(card("---\nlicense: other\nlicense_name: llama3\n---\n").licenses())
                .containsExactly("llama3");
        assertThat(facts(Map.of("config.json", "{\"model_type\": 1}".repeat(100_000)))
                        .problems())
                .singleElement()
                .asString()
                .contains("longer than");
        assertThat(facts(Map.of("config.json", "{\"model_type\": \"a\", \"model_type\": \"b\"}"))
                        .problems())
                .hasSize(1);
        assertThat(facts(Map.of("adapter_config.json", "{\"base_model_name_or_path\": \"acme/base\"}"))
                        .baseModels())
                .containsExactly("acme/base");
        assertThat(new FactFiles().sink("sub/README.md")).isEmpty();
    }

    @Test
    public void datasetsThatGatesExaminedAreAddedAndTheBillStaysValid() throws Exception {
        BillOfMaterials bill = BillOfMaterials.read(
                bom(report(new Subject("model", SHA, ROOT, 1, 5), List.of(file("a", SHA))), card(CARD)));
        bill.addDataset("train.csv", SHA, Map.of("modelgate:verdict", "PASSED"));
        bill.addDataset("train.csv", SHA, Map.of("modelgate:verdict", "PASSED"));
        bill.addDataset("test\u0000.csv", ROOT, Map.of());
        assertThat(Schemas.bom(bill.bytes())).isEmpty();
        JsonNode json = new ObjectMapper().readTree(bill.bytes());
        assertThat(json.at("/metadata/component/modelCard/modelParameters/datasets")
                        .findValuesAsText("ref"))
                .containsExactly(
                        "dataset:glue", "dataset:acme/reviews", "dataset:sha256:" + SHA, "dataset:sha256:" + ROOT);
        assertThat(json.path("components").size()).isEqualTo(4);
        assertThat(json.at("/dependencies/0/dependsOn").size()).isEqualTo(4);
    }
}
