package io.jenkins.plugins.modelgate.engine.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.Test;

/** What in a JSON configuration is found, and what is not an alarm. */
public class JsonConfigTest {
    private static Result scan(String name, String json) {
        return Scans.scan(name, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertClean(String name, String json) {
        Result result = scan(name, json);
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertThat(result.format()).isEqualTo("json");
    }

    private static Severity worst(Result result) {
        return result.findings().stream()
                .map(Finding::severity)
                .min(Severity::compareTo)
                .orElse(null);
    }

    @Test
    public void autoMapIsFoundInEveryShape() {
        for (String value : new String[] {
            "{\"AutoModel\": \"modeling_x.X\"}",
            "{\"AutoTokenizer\": [\"tok.T\", null]}",
            "[\"tok.T\", null]",
            "\"modeling_x.X\"",
            "{\"a\": {\"b\": [[{\"c\": [null, \"m.C\"]}]]}}"
        }) {
            Result result = scan("config.json", "{\"model_type\": \"x\", \"auto_map\": " + value + "}");
            assertThat(Scans.rules(result)).as(value).containsExactly("config/remote-code");
            assertThat(worst(result)).isEqualTo(Severity.HIGH);
        }
    }

    @Test
    public void autoMapIsFoundInEveryFileAndAtEveryDepth() {
        String nested = "{\"vision_config\": {\"x\": [{\"auto_map\": {\"AutoModel\": \"m.C\"}}]}}";
        for (String name : new String[] {
            "config.json",
            "tokenizer_config.json",
            "processor_config.json",
            "preprocessor_config.json",
            "generation_config.json",
            "adapter_config.json",
            "anything.JSON",
            "b6f9e0c4",
            "settings.cfg"
        }) {
            assertThat(Scans.rules(scan(name, nested))).as(name).containsExactly("config/remote-code");
        }
    }

    @Test
    public void emptyAutoMapIsNoCode() {
        assertClean(
                "config.json", "{\"auto_map\": {}, \"a\": {\"auto_map\": null}, \"b\": {\"auto_map\": [null, \"\"]}}");
    }

    @Test
    public void theModuleOfAnAutoMapIsRemarked() {
        Result result = scan("config.json", "{\"auto_map\": {\"A\": \"modeling_x.X\", \"B\": \"sub/tok.T\"}}");
        assertThat(result.remarks())
                .extracting(Remark::kind, Remark::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(References.CODE, "modeling_x.py"),
                        org.assertj.core.groups.Tuple.tuple(References.CODE, "sub/tok.py"));
    }

    @Test
    public void codeFromAnotherRepositoryIsNamed() {
        Result result = scan("config.json", "{\"auto_map\": {\"AutoModel\": \"evil/repo--modeling_x.X\"}}");
        assertThat(Scans.rules(result)).containsExactly("config/code-from-another-repository");
        assertThat(result.findings().get(0).detail()).contains("evil/repo", "$.auto_map.AutoModel");
    }

    @Test
    public void autoMapThatLeavesTheRepositoryIsAPathFinding() {
        Result result = scan("config.json", "{\"auto_map\": {\"AutoModel\": \"/tmp/evil.X\"}}");
        assertThat(Scans.rules(result)).contains("config/path-outside", "config/remote-code");
    }

    @Test
    public void customPipelineOfTransformers() {
        String json = "{\"custom_pipelines\": {\"pair\": {\"impl\": \"pair.PairPipeline\", \"pt\": [\"AutoModel\"]}}}";
        assertThat(Scans.rules(scan("config.json", json))).containsExactly("config/remote-code");
    }

    @Test
    public void trustRemoteCodeInEverySpelling() {
        for (String value : new String[] {"true", "\"true\"", "1", "\"yes\"", "\"True\""}) {
            Result result = scan("x.json", "{\"a\": [{\"trust_remote_code\": " + value + "}]}");
            assertThat(Scans.rules(result)).as(value).containsExactly("config/trust-remote-code");
        }
        assertClean("x.json", "{\"trust_remote_code\": false, \"b\": {\"trust_remote_code\": null}}");
    }

    @Test
    public void calledNamesAreDeniedByDefault() {
        assertThat(worst(scan("c.json", "{\"m\": {\"_target_\": \"os.system\", \"command\": \"id\"}}")))
                .isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("c.json", "{\"_target_\": \"torch.utils.data.os.system\"}")))
                .isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("c.json", "{\"_target_\": \"torch.nn.Linear.__init__.__globals__\"}")))
                .isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("c.json", "{\"_target_\": \"acme.Thing\"}"))).isEqualTo(Severity.HIGH);
        assertThat(Scans.rules(scan("c.json", "{\"_target_\": \"${oc.env:X}\"}")))
                .containsExactly("config/computed-name");
        assertClean("c.json", "{\"_target_\": \"torch.nn.Linear\", \"o\": {\"_target_\": \"torch.optim.AdamW\"}}");
    }

    @Test
    public void wordsThatSometimesNameCallablesAreJudgedByTheirValue() {
        assertThat(worst(scan("c.json", "{\"target\": \"subprocess.Popen\"}"))).isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("c.json", "{\"target\": \"torch.hub.load\"}"))).isEqualTo(Severity.HIGH);
        assertThat(worst(scan("c.json", "{\"target\": \"ldm.models.Diffusion\"}")))
                .isEqualTo(Severity.MEDIUM);
        assertClean("c.json", "{\"target\": \"label\", \"x\": {\"target\": \"model.safetensors\"}}");
        assertClean("c.json", "{\"activation_function\": \"gelu_new\", \"types\": [\"a\", \"b.c\"]}");
        assertThat(worst(scan("config.json", "{\"activation_function\": \"acme.Gelu\"}")))
                .isEqualTo(Severity.HIGH);
        assertClean("config.json", "{\"activation_function\": \"torch.nn.modules.activation.Tanh\"}");
    }

    @Test
    public void modulesOfSentenceTransformers() {
        String clean =
                "[{\"idx\": 0, \"name\": \"0\", \"path\": \"\", \"type\": \"sentence_transformers.models.Transformer\"},"
                        + "{\"idx\": 1, \"path\": \"1_Pooling\", \"type\": \"sentence_transformers.models.Pooling\"}]";
        assertClean("modules.json", clean);
        Result custom = scan("modules.json", clean.replace("sentence_transformers.models.Pooling", "custom_st.Pool"));
        assertThat(Scans.rules(custom)).containsExactly("config/local-module");
        assertThat(custom.remarks()).extracting(Remark::value).containsExactly("custom_st.py");
        assertThat(worst(scan("modules.json", "[{\"type\": \"subprocess.Popen\"}]")))
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    public void componentsOfDiffusers() {
        assertClean(
                "model_index.json",
                "{\"_class_name\": \"StableDiffusionPipeline\", \"_diffusers_version\": \"0.6.0\","
                        + "\"unet\": [\"diffusers\", \"UNet2DConditionModel\"], \"feature_extractor\": [null, null],"
                        + "\"safety_checker\": [\"stable_diffusion\", \"StableDiffusionSafetyChecker\"],"
                        + "\"force_zeros\": true, \"text_encoder\": [\"transformers\", \"CLIPTextModel\"]}");
        Result local = scan("model_index.json", "{\"unet\": [\"my_unet\", \"MyUNet\"]}");
        assertThat(Scans.rules(local)).containsExactly("config/local-module");
        assertThat(local.remarks()).extracting(Remark::value).containsExactly("unet/my_unet.py", "my_unet.py");
        Result pipeline = scan("model_index.json", "{\"_class_name\": [\"pipeline\", \"My\"]}");
        assertThat(Scans.rules(pipeline)).containsExactly("config/local-module");
        assertThat(Scans.rules(scan("model_index.json", "{\"../evil\": [\"diffusers\", \"X\"]}")))
                .containsExactly("config/path-outside");
        Result hint = scan(
                "modular_model_index.json",
                "{\"unet\": [\"diffusers\", \"U\", {\"type_hint\": [\"mine\", \"U\"], \"repo\": \"a/b\"}]}");
        assertThat(Scans.rules(hint)).containsExactly("config/local-module");
    }

    @Test
    public void modulesThatAdaptersImport() {
        assertThat(Scans.rules(scan(
                        "adapter_config.json",
                        "{\"auto_mapping\": {\"base_model_class\": \"X\", \"parent_library\": \"evil\"}}")))
                .containsExactly("config/import");
        assertThat(worst(scan("adapter_config.json", "{\"megatron_core\": \"antigravity\"}")))
                .isEqualTo(Severity.CRITICAL);
        assertClean(
                "adapter_config.json",
                "{\"auto_mapping\": {\"base_model_class\": \"BertModel\","
                        + "\"parent_library\": \"transformers.models.bert.modeling_bert\"},"
                        + "\"megatron_core\": \"megatron.core\", \"peft_type\": \"LORA\"}");
    }

    @Test
    public void classesOfRouters() {
        assertThat(worst(scan("config.json", "{\"types\": {\"0_A\": \"evil.Model\"}, \"structure\": {}}")))
                .isEqualTo(Severity.HIGH);
        assertClean("package.json", "{\"types\": \"index.d.ts\"}");
        assertClean("config.json", "{\"types\": {\"0_A\": \"sentence_transformers.models.Transformer\"}}");
    }

    @Test
    public void wordsOfManyMeanings() {
        assertThat(worst(scan("config.json", "{\"type\": \"subprocess.Popen\"}")))
                .isEqualTo(Severity.HIGH);
        assertClean("config.json", "{\"type\": \"email.sent\", \"function\": \"math.add\", \"module\": \"a.b\"}");
    }

    @Test
    public void configurationOfModelScope() {
        assertThat(Scans.rules(scan("configuration.json", "{\"allow_remote\": true, \"plugins\": [\"evil\"]}")))
                .containsExactly("config/remote-code", "config/import");
        assertClean("configuration.json", "{\"allow_remote\": false, \"framework\": \"pytorch\", \"plugins\": []}");
        assertClean("other.json", "{\"plugins\": [\"prettier\"]}");
    }

    @Test
    public void directoriesOfModulesStayInTheRepository() {
        String type = "\"type\": \"sentence_transformers.models.Pooling\"";
        assertThat(Scans.rules(scan("modules.json", "[{\"path\": \"../x\", " + type + "}]")))
                .containsExactly("config/path-outside");
    }

    @Test
    public void namesOfFilesInAnyCase() {
        assertThat(Scans.rules(scan("Modules.JSON", "[{\"type\": \"evil.X\"}]")))
                .containsExactly("config/local-module");
    }

    @Test
    public void nativeCodeByConfiguration() {
        assertThat(Scans.rules(scan("config.json", "{\"_attn_implementation\": \"evil/kernel:f\"}")))
                .containsExactly("config/native-library");
        assertThat(Scans.rules(scan("genai_config.json", "{\"custom_ops_library\": \"x.so\"}")))
                .containsExactly("config/native-library");
        assertClean("config.json", "{\"_attn_implementation\": \"sdpa\", \"attn_implementation\": null}");
    }

    @Test
    public void pickledJson() {
        assertThat(worst(scan("state.json", "{\"py/object\": \"os.system\"}"))).isEqualTo(Severity.CRITICAL);
        assertThat(Scans.rules(scan("state.json", "{\"a\": {\"py/reduce\": [{\"py/function\": \"acme.f\"}]}}")))
                .contains("config/object-json");
    }

    @Test
    public void indexesStayInTheRepository() {
        assertThat(Scans.rules(scan("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"../x.safetensors\"}}")))
                .containsExactly("config/path-outside");
        for (String path :
                new String[] {"/etc/passwd", "a/../../b", "C:\\\\x", "https://x/y", "~/x", "a\\u0000b", ""}) {
            assertThat(Scans.rules(scan("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"" + path + "\"}}")))
                    .as(path)
                    .containsExactly("config/path-outside");
        }
        Result missing = scan("pytorch_model.bin.index.json", "{\"weight_map\": {\"a\": \"x.bin\", \"b\": \"x.bin\"}}");
        assertThat(Scans.rules(missing)).containsExactly("config/missing-file");
        assertThat(worst(missing)).isEqualTo(Severity.LOW);
    }

    @Test
    public void equalKeysAreReported() {
        Result harmless = scan("config.json", "{\"a\": 1, \"b\": {\"a\": 1}, \"a\": 2}");
        assertThat(Scans.rules(harmless)).containsExactly("config/duplicate-key");
        assertThat(worst(harmless)).isEqualTo(Severity.MEDIUM);
        Result harmful = scan("config.json", "{\"auto_map\": {}, \"\\u0061uto_map\": {}}");
        assertThat(Scans.rules(harmful)).containsExactly("config/duplicate-key");
        assertThat(worst(harmful)).isEqualTo(Severity.HIGH);
    }

    @Test
    public void equalKeysAmongManyAreReported() {
        StringBuilder json = new StringBuilder("{\"model\": {\"vocab\": {");
        for (int i = 0; i < 5000; i++) {
            json.append("\"word").append(i).append("\": ").append(i).append(", ");
        }
        assertClean("tokenizer.json", json + "\"last\": 1}}}");
        assertThat(Scans.rules(scan("tokenizer.json", json + "\"word4711\": 1}}}")))
                .containsExactly("config/duplicate-key");
    }

    @Test
    public void aSecondDocumentInAConfigurationIsReported() {
        assertThat(Scans.rules(scan("config.json", "{} {}"))).containsExactly("config/trailing-content");
        assertThat(scan("config.json", "{} x").coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void linesOfDataAreNoConfiguration() {
        String lines = "{\"auto_map\": \"a.B\"}\n{\"auto_map\": \"c.D\"}\n";
        assertThat(scan("train.jsonl", lines).format()).isEqualTo("unknown");
        assertThat(scan("train.dat", lines).findings()).isEmpty();
        assertThat(scan("train.json", "{\"a\": 1}\n{\"a\": 2}\n").findings()).isEmpty();
        assertThat(scan("train.json", "{\"auto_map\": \"a.B\"}\n{}\n").findings())
                .isNotEmpty();
    }

    @Test
    public void contentThatComesOnceIsReadByEveryScannerThatKnowsIt() throws Exception {
        String keras = "{\"class_name\": \"Functional\", \"config\": {\"layers\": []}, \"auto_map\": [\"m.C\"]}";
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(stream)) {
            gzip.write(keras.getBytes(StandardCharsets.UTF_8));
        }
        List<String> rules = Scans.rules(Scans.scan("config.json.gz", stream.toByteArray()));
        assertThat(rules).contains("config/remote-code").doesNotContain("scan/unreadable");
    }

    @Test
    public void brokenConfigurationIsIncomplete() {
        for (String json :
                new String[] {"", "   ", "{", "{\"a\": }", "{\"a\": 1,}", "nope", "{'a': 1}", "{\"a\": 1 // c\n}"}) {
            Result result = scan("config.json", json);
            assertThat(result.coverage()).as(json).isEqualTo(Coverage.PARTIAL);
            assertThat(Scans.rules(result)).as(json).containsExactly("config/malformed");
        }
    }

    @Test
    public void findingsBeforeTheErrorAreKept() {
        Result result = scan("config.json", "{\"auto_map\": {\"AutoModel\": \"m.C\"}, broken");
        assertThat(Scans.rules(result)).containsExactlyInAnyOrder("config/remote-code", "config/malformed");
    }

    @Test
    public void whatLenientReadersTakeIsReadInOtherFiles() {
        Result result = scan("notes.json", "{// comment\n 'auto_map': ['m.C',],\n}");
        assertThat(Scans.rules(result)).containsExactly("config/remote-code");
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void numbersThatPythonWritesAreFine() {
        assertClean("config.json", "{\"a\": NaN, \"b\": -Infinity, \"c\": 1e999, \"d\": 12345678901234567890123}");
    }

    @Test
    public void everyEncodingIsRead() {
        String json = "{\"auto_map\": {\"AutoModel\": \"m.C\"}}";
        for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            Result result = Scans.scan("config.json", json.getBytes(Charset.forName(charset)));
            assertThat(Scans.rules(result)).as(charset).containsExactly("config/remote-code", "config/encoding");
        }
        assertThat(Scans.rules(scan("config.json", "\uFEFF" + json))).containsExactly("config/remote-code");
        byte[] broken = json.replace("m.C", "m\u00E9.C").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Scans.scan("config.json", broken).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void nestingIsBounded() {
        String deep = "[".repeat(Limits.NESTING + 1) + "]".repeat(Limits.NESTING + 1);
        assertThat(Scans.rules(scan("a.json", deep))).containsExactly("scan/limit");
        assertClean("a.json", "[".repeat(Limits.NESTING) + "]".repeat(Limits.NESTING));
        assertThat(scan("a.json", "[".repeat(1_000_000)).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void hugeTextsAndNamesAreBounded() {
        assertClean("a.json", "{\"a\": \"" + "x".repeat(6_000_000) + "\"}");
        assertThat(Scans.rules(scan("a.json", "{\"_target_\": \"" + "x".repeat(6_000_000) + "\"}")))
                .containsExactly("scan/limit");
        assertThat(Scans.rules(scan("a.json", "{\"" + "x".repeat(200_000) + "\": 1}")))
                .containsExactly("scan/limit");
    }

    @Test
    public void frighteningTextIsOnlyText() {
        assertClean(
                "tokenizer_config.json",
                "{\"description\": \"os.system('x'); eval( import subprocess auto_map _target_ !!python/object\","
                        + "\"vocab\": {\"auto_maps\": 1, \"__import__\": 2, \"../..\": 3, \"http://x\": 4}}");
    }

    @Test
    public void proseAndOtherFormatsAreNotClaimed() {
        for (String text :
                new String[] {"[section]\nkey = value\n", "{\\bf TeX}", "[1] Smith et al.", "{% if x %}", "hello"}) {
            assertThat(scan("notes", text).format()).as(text).isNotEqualTo("json");
        }
    }

    @Test
    public void manyFindingsOfAKindAreCounted() {
        StringBuilder json = new StringBuilder("{\"auto_map\": [");
        for (int i = 0; i < 1000; i++) {
            json.append("\"m.C").append(i).append("\", ");
        }
        Result result = scan("config.json", json + "null]}");
        assertThat(result.findings()).hasSize(9);
        assertThat(result.findings().get(8).detail()).isEqualTo("and 992 more of this kind");
    }
}
