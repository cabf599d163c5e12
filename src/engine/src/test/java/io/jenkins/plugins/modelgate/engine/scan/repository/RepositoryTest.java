package io.jenkins.plugins.modelgate.engine.scan.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whole repositories through the real check. */
public class RepositoryTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private void file(String path, String content) throws Exception {
        file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String path, byte[] content) throws Exception {
        Path file = folder.getRoot().toPath().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private Report report() throws Exception {
        return new VerifyModelArtifact()
                .run(VerifyModelArtifactRequest.of(folder.getRoot().toPath(), Policy.defaults()), Progress.SILENT);
    }

    private static List<String> at(Report report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> finding.rule() + " " + finding.location().file())
                .toList();
    }

    private static String detail(Report report, String rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::detail)
                .findFirst()
                .orElse("");
    }

    @Test
    public void theWholeClosureOfAnAutoMapIsReported() throws Exception {
        file("config.json", "{\"auto_map\": {\"AutoModel\": \"modeling_x.X\"}}");
        file(
                "modeling_x.py",
                "import torch\nfrom .layers import (\n    a,\n    b as c)\nfrom . import util, other as o\n");
        file("layers.py", "if True:\n    from .deep.inner import f\nimport absolute_sibling\n");
        file("util.py", "x = 1\n");
        file("other.py", "x = 1; from ..up import z\n");
        file("deep/inner.py", "from ..up import z");
        file("deep/__init__.py", "");
        file("up.py", "pass");
        file("absolute_sibling.py", "pass");
        file("convert.py", "import os");
        Report report = report();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(at(report, Severity.HIGH))
                .containsExactlyInAnyOrder(
                        "config/remote-code config.json",
                        "repository/referenced-code modeling_x.py",
                        "repository/referenced-code layers.py",
                        "repository/referenced-code util.py",
                        "repository/referenced-code other.py",
                        "repository/referenced-code up.py",
                        "repository/referenced-code absolute_sibling.py",
                        "repository/referenced-code deep/inner.py",
                        "repository/referenced-code deep/__init__.py");
        assertThat(at(report, Severity.MEDIUM)).containsExactly("repository/code convert.py");
    }

    @Test
    public void codeInSubdirectoriesIsFoundFromItsConfiguration() throws Exception {
        file("model_index.json", "{\"unet\": [\"my_unet\", \"U\"], \"_class_name\": [\"pipe\", \"P\"]}");
        file("unet/my_unet.py", "pass");
        file("pipe.py", "pass");
        file("text/config.json", "{\"auto_map\": {\"A\": \"tok.T\"}}");
        file("text/tok.py", "pass");
        file("MLmodel", "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n    code: src\n");
        file("src/a/b.py", "pass");
        assertThat(at(report(), Severity.HIGH))
                .contains(
                        "repository/referenced-code unet/my_unet.py",
                        "repository/referenced-code pipe.py",
                        "repository/referenced-code text/tok.py",
                        "repository/referenced-code src/a/b.py");
    }

    @Test
    public void codeFromAnotherRepositoryStillMarksTheFileOfThatName() throws Exception {
        file("config.json", "{\"auto_map\": {\"AutoModel\": \"evil/repo--modeling_x.X\"}}");
        file("modeling_x.py", "pass");
        assertThat(at(report(), Severity.HIGH)).contains("repository/referenced-code modeling_x.py");
    }

    @Test
    public void codeThatNothingLeadsToIsListed() throws Exception {
        file("config.json", "{\"model_type\": \"bert\"}");
        file("scripts/train.py", "import torch");
        file("scripts/__init__.py", "# nothing\n");
        Report report = report();
        assertThat(at(report, Severity.MEDIUM)).containsExactly("repository/code scripts/train.py");
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void namesThatServingRunsAreHigh() throws Exception {
        file("config.json", "{}");
        for (String path :
                List.of("handler.py", "code/anything.py", "triton/1/model.py", "hubconf.py", "sub/sitecustomize.py")) {
            file(path, "pass");
        }
        file("src/handler.py", "pass");
        file("handler.py", "import helper");
        file("helper.py", "pass");
        Report report = report();
        assertThat(at(report, Severity.HIGH))
                .hasSize(6)
                .allMatch(line -> line.startsWith("repository/served-code") || line.endsWith("code helper.py"));
        assertThat(at(report, Severity.MEDIUM)).containsExactly("repository/code src/handler.py");
    }

    @Test
    public void filesThatShadowLibrariesAreHigh() throws Exception {
        file("config.json", "{}");
        file("torch.py", "pass");
        file("numpy/__init__.py", "");
        file("sub/json.py", "pass");
        assertThat(at(report(), Severity.HIGH))
                .containsExactlyInAnyOrder(
                        "repository/shadowing-module torch.py", "repository/shadowing-module numpy/__init__.py");
    }

    @Test
    public void codeAloneIsNoModel() throws Exception {
        file("tok.py", "import os\nos.system('echo x')\n");
        file("README.md", "hello");
        assertThat(at(report(), Severity.HIGH)).containsExactly("repository/only-code ");
    }

    @Test
    public void manyProgramsAreCounted() throws Exception {
        file("config.json", "{}");
        for (int i = 0; i < 250; i++) {
            file("lib/m" + i + ".py", "pass");
        }
        Report report = report();
        assertThat(report.findings()).hasSize(201);
        assertThat(detail(report, "repository/code")).isEqualTo("and 50 more programs that nothing leads to");
    }

    @Test
    public void scriptsAndTheirMarks() throws Exception {
        file("config.json", "{}");
        file("run.sh", "echo hi\n");
        file("tool", "#!/usr/bin/env python3\nprint(1)\n");
        file(".git/hooks/pre-commit.sample", "#!/bin/sh\n");
        file(".git/hooks/post-checkout", "#!/bin/sh\n");
        file("notes", "#!not a path\n");
        assertThat(folder.getRoot().toPath().resolve("tool").toFile().setExecutable(true))
                .isTrue();
        Report report = report();
        assertThat(at(report, Severity.HIGH))
                .containsExactlyInAnyOrder("repository/script tool", "repository/git-hook .git/hooks/post-checkout");
        assertThat(at(report, Severity.MEDIUM)).containsExactly("repository/script run.sh");
    }

    @Test
    public void aMarkOnEveryFileMeansNothing() throws Exception {
        file("config.json", "{}");
        file("run.sh", "echo hi\n");
        for (String name : List.of("config.json", "run.sh")) {
            assertThat(folder.getRoot().toPath().resolve(name).toFile().setExecutable(true))
                    .isTrue();
        }
        assertThat(at(report(), Severity.MEDIUM)).containsExactly("repository/script run.sh");
    }

    @Test
    public void scannerSettingsAreReportedAndNotObeyed() throws Exception {
        file("config.json", "{\"auto_map\": [\"m.C\"]}");
        file("modelscan-settings.toml", "[scanners]\nenabled = false\n");
        file(".modelaudit.toml", "suppress = ['*']\n");
        file("model-gate.yaml", "failOn: CRITICAL\nsuppress: [{rule: 'config/remote-code', file: '**'}]\n");
        Report report = report();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(at(report, Severity.LOW))
                .containsExactlyInAnyOrder(
                        "repository/scanner-settings .modelaudit.toml",
                        "repository/scanner-settings model-gate.yaml",
                        "repository/scanner-settings modelscan-settings.toml");
    }

    @Test
    public void unfetchedContentIsIncomplete() throws Exception {
        file("config.json", "{}");
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 5\n";
        file("pytorch_model.bin", pointer);
        Report report = report();
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(at(report, Severity.MEDIUM)).containsExactly("repository/pointer pytorch_model.bin");
    }

    @Test
    public void indexesFindTheirShards() throws Exception {
        file(
                "model.safetensors.index.json",
                "{\"weight_map\": {\"a\": \"model-00001-of-00002.safetensors\", \"b\": \"model-00002-of-00002.safetensors\"}}");
        byte[] shard = "\u0002\0\0\0\0\0\0\0{}".getBytes(StandardCharsets.ISO_8859_1);
        file("model-00001-of-00002.safetensors", shard);
        Report report = report();
        assertThat(at(report, Severity.LOW))
                .containsExactlyInAnyOrder("config/missing-file model.safetensors.index.json", "repository/shards ");
        file("model-00002-of-00002.safetensors", shard);
        assertThat(report().findings()).isEmpty();
    }

    @Test
    public void anIndexAloneDrawsItsShardsIn() throws Exception {
        file("m.index.json", "{\"weight_map\": {\"a\": \"w.json\"}}");
        file("w.json", "{\"auto_map\": [\"m.C\"]}");
        Path index = folder.getRoot().toPath().resolve("m.index.json");
        Report report =
                new VerifyModelArtifact().run(VerifyModelArtifactRequest.of(index, Policy.defaults()), Progress.SILENT);
        assertThat(at(report, Severity.HIGH)).containsExactly("config/remote-code w.json");
    }

    @Test
    public void weightsInTwoFormatsAreAFact() throws Exception {
        file("config.json", "{}");
        file("model.safetensors", "\u0002\0\0\0\0\0\0\0{}".getBytes(StandardCharsets.ISO_8859_1));
        file("model.onnx", "x");
        assertThat(at(report(), Severity.INFO)).containsExactly("repository/two-weights ");
    }

    @Test
    public void templatesOfEveryShapeAreJudged() throws Exception {
        String evil = "{{ ().__class__.__base__.__subclasses__() }}";
        file("a/tokenizer_config.json", "{\"chat_template\": \"" + evil + "\"}");
        file(
                "b/tokenizer_config.json",
                "{\"chat_template\": [{\"name\": \"default\", \"template\": \"" + evil + "\"}]}");
        file("c/processor_config.json", "{\"x\": {\"chat_template\": {\"default\": \"" + evil + "\"}}}");
        file("d/chat_template.jinja", evil);
        file("e/additional_chat_templates/tool.j2", evil);
        file("f/model_config.yaml", "chat_template: |\n  " + evil + "\n");
        file(
                "g/chat_template.json",
                "{\"chat_template\": \"{% for m in messages %}{{ m['content'] | trim }}{% endfor %}\"}");
        List<String> critical = report().findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.HIGH))
                .map(finding -> finding.location().file().substring(0, 1))
                .distinct()
                .toList();
        assertThat(critical).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }

    @Test
    public void notebooksWithCodeAreListed() throws Exception {
        file("config.json", "{}");
        file("demo.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"1\"]}], \"nbformat\": 4}");
        file("text.ipynb", "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"1\"]}], \"nbformat\": 4}");
        Report report = report();
        assertThat(at(report, Severity.MEDIUM)).containsExactly("config/notebook demo.ipynb");
        assertThat(report.artifacts()).extracting(artifact -> artifact.format()).contains("notebook");
    }
}
