package io.jenkins.plugins.modelgate.engine.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** What in YAML is found, and what is not an alarm. */
public class YamlConfigTest {
    private static Result scan(String name, String yaml) {
        return Scans.scan(name, yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static Result scan(String yaml) {
        return scan("config.yaml", yaml);
    }

    private static void assertClean(String name, String yaml) {
        Result result = scan(name, yaml);
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertThat(result.format()).isEqualTo("yaml");
    }

    private static Severity worst(Result result) {
        return result.findings().stream()
                .map(Finding::severity)
                .min(Severity::compareTo)
                .orElse(null);
    }

    @Test
    public void objectTagsAreCritical() {
        for (String yaml : new String[] {
            "a: !!python/object/apply:os.system [id]",
            "!!python/object/new:os.system [id]",
            "- - !!python/name:os.system ''",
            "!<tag:yaml.org,2002:python/module:os> ''",
            "%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!object/apply:os.system [id]",
            "%TAG !p! tag:yaml.org,2002:pyth\n---\na: !p!on/object/apply:os.system [id]",
            "a: !!%70ython/object/apply:os.system [id]",
            "? !!python/object/apply:os.system [id]\n: b",
            "{!!python/name:os.system x: y}",
            "a: !!javax.script.ScriptEngineManager [x]",
            "a: !ruby/object:Gem::Installer\n  i: x"
        }) {
            Result result = scan(yaml);
            assertThat(Scans.rules(result)).as(yaml).contains("config/object-tag");
            assertThat(worst(result)).as(yaml).isEqualTo(Severity.CRITICAL);
        }
    }

    @Test
    public void pythonDataIsHigh() {
        assertThat(worst(scan("a: !!python/tuple [1, 2]"))).isEqualTo(Severity.HIGH);
    }

    @Test
    public void applicationTagsAreNoted() {
        Result result = scan("a: !Env HOME");
        assertThat(Scans.rules(result)).containsExactly("config/yaml-tag");
        assertThat(worst(result)).isEqualTo(Severity.MEDIUM);
    }

    @Test
    public void standardTagsAreClean() {
        assertClean("a.yaml", "a: !!str 1\nb: !!binary aGk=\nc: !!set {x, y}\nd: !!timestamp 2001-12-14\ne: ! x\n");
    }

    @Test
    public void hyperPyYamlCallsByTag() {
        assertThat(worst(scan("hyperparams.yaml", "x: !apply:os.system [id]"))).isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("hyperparams.yaml", "x: !apply:eval ['1']"))).isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("hyperparams.yaml", "x: !module:subprocess"))).isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("hyperparams.yaml", "x: !new:acme.Thing {a: 1}"))).isEqualTo(Severity.HIGH);
        assertThat(Scans.rules(scan("hyperparams.yaml", "x: !include:../../secret.yaml")))
                .containsExactly("config/path-outside");
        assertClean(
                "hyperparams.yaml",
                "act: !name:torch.nn.LeakyReLU\nn: 2\nfeat: !new:speechbrain.lobes.features.Fbank\n  n_mels: 24\n"
                        + "m: !ref <feat>\nmods: !new:torch.nn.ModuleList\n  - [!ref <feat>]\nt: !tuple (1, 2)\n"
                        + "p: !PLACEHOLDER\ni: !include:other.yaml\n");
    }

    @Test
    public void targetsAreDeniedByDefault() {
        assertThat(worst(scan("model_config.yaml", "encoder:\n  - _target_: os.system\n    command: id\n")))
                .isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("model_config.yaml", "a: {_target_: builtins.eval}")))
                .isEqualTo(Severity.CRITICAL);
        assertThat(worst(scan("model_config.yaml", "a: {_target_: acme.f}"))).isEqualTo(Severity.HIGH);
        assertClean(
                "model_config.yaml",
                "target: nemo.collections.asr.models.EncDecCTCModel\nencoder:\n"
                        + "  _target_: nemo.collections.asr.modules.ConformerEncoder\noptim: {_target_: torch.optim.AdamW}\n");
    }

    @Test
    public void aliasesAreFollowedWhereTheyStand() {
        String hidden = "x: &x {AutoModel: m.C}\nauto_map: *x\n";
        assertThat(Scans.rules(scan(hidden))).containsExactly("config/remote-code");
        String key = "x: &k _target_\ny:\n  *k : os.system\n";
        assertThat(worst(scan(key))).isEqualTo(Severity.CRITICAL);
        String scalar = "x: &v os.system\ny: {_target_: *v}\n";
        assertThat(worst(scan(scalar))).isEqualTo(Severity.CRITICAL);
        String chain = "a: &a {t: m.C}\nb: &b [*a]\nc: &c {x: *b}\nauto_map: *c\n";
        assertThat(Scans.rules(scan(chain))).containsExactly("config/remote-code");
    }

    @Test
    public void mergedEntriesBelongToTheMappingAroundThem() {
        String one = "base: &b {AutoModel: m.C}\nauto_map:\n  <<: *b\n  other: null\n";
        assertThat(Scans.rules(scan(one))).containsExactly("config/remote-code");
        String several = "a: &a {x: 1}\nb: &b {t: os.system}\nm:\n  _target_:\n    <<: [*a, *b]\n";
        assertThat(worst(scan(several))).isEqualTo(Severity.CRITICAL);
        assertClean("a.yaml", "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  x: 3\n");
    }

    @Test
    public void equalKeysAreReported() {
        assertThat(Scans.rules(scan("a: 1\nb: {a: 1}\na: 2\n"))).containsExactly("config/duplicate-key");
    }

    @Test
    public void bombsOfAliasesEnd() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [");
            for (int k = 0; k < 9; k++) {
                yaml.append("*a").append(i - 1).append(k < 8 ? ", " : "]\n");
            }
        }
        Result result = scan(yaml.toString());
        assertThat(Scans.rules(result)).containsExactly("scan/limit");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void selfContainmentEnds() {
        Result result = scan("a: &a\n  b: *a\nauto_map: {x: m.C}\n");
        assertThat(Scans.rules(result)).containsExactlyInAnyOrder("config/recursive-alias", "config/remote-code");
    }

    @Test
    public void nestingIsBounded() {
        assertThat(Scans.rules(scan("[".repeat(300) + "]".repeat(300)))).containsExactly("scan/limit");
        assertThat(scan("[".repeat(100_000)).coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(scan("- ".repeat(100_000)).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void severalDocumentsAreRead() {
        assertThat(worst(scan("a: 1\n---\nb: 2\n---\n_target_: os.system\n"))).isEqualTo(Severity.CRITICAL);
    }

    @Test
    public void brokenYamlIsIncompleteAndKeepsFindings() {
        Result result = scan("auto_map: {x: m.C}\nb: [1, 2\nc: }");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(Scans.rules(result)).containsExactlyInAnyOrder("config/remote-code", "config/malformed");
        assertThat(scan("a: *nothing").coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(Scans.scan("a.yml", new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'})
                        .coverage())
                .isEqualTo(Coverage.PARTIAL);
        assertThat(scan("a: \u0001").coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void mlflowModel() {
        String model = "artifact_path: model\nflavors:\n  python_function:\n    env:\n      conda: conda.yaml\n"
                + "      virtualenv: python_env.yaml\n    loader_module: mlflow.sklearn\n    model_path: model.pkl\n"
                + "    predict_fn: predict\n    python_version: 3.10.12\n  sklearn:\n    code: null\n"
                + "    pickled_model: model.pkl\n    serialization_format: cloudpickle\n    sklearn_version: 1.2.2\n"
                + "mlflow_version: 2.9.2\nmodel_uuid: 0f\nutc_time_created: '2024-01-01 00:00:00.0'\n";
        assertClean("MLmodel", model);
        assertThat(Scans.rules(scan("MLmodel", model.replace("mlflow.sklearn", "my_loader"))))
                .containsExactly("config/import");
        Result code = scan("MLmodel", model.replace("code: null", "code: code"));
        assertThat(Scans.rules(code)).containsExactly("config/model-code");
        assertThat(code.remarks()).extracting(Remark::kind).containsExactly(References.CODE_DIRECTORY);
        Result file = scan("MLmodel", model + "model_code_path: /home/x/agent.py\n");
        assertThat(Scans.rules(file)).containsExactly("config/model-code");
        assertThat(file.remarks()).extracting(Remark::value).containsExactly("./agent.py");
        assertThat(Scans.rules(scan("MLmodel", model.replace("model_path: model.pkl", "model_path: ../../x.pkl"))))
                .containsExactly("config/path-outside");
    }

    @Test
    public void frighteningTextIsOnlyText() {
        assertClean(
                "a.yaml",
                "# !!python/object/apply:os.system\na: '!!python/object/apply:os.system'\n"
                        + "b: |\n  !!python/name:os.system\n  _target_: os.system\nc: \"auto_map: x\"\nd: 5 # !x\n");
    }

    @Test
    public void ordinaryFilesAreClean() {
        assertClean(
                "conda.yaml", "channels:\n- conda-forge\ndependencies:\n- python=3.10.12\n- pip:\n  - mlflow==2.9.2\n");
        assertClean("empty.yml", "# nothing\n");
        assertClean("data.yaml", "{\"a\": [1, 2.5, null, true], 'b': \"\\u00e9\"}");
    }
}
