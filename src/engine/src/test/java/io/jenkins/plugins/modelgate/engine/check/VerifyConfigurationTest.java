package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class VerifyConfigurationTest {
    private static final String SAFE = "FROM python:3.12.7-slim@sha256:" + "a".repeat(64) + "\nUSER 10001\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file(String name, String text) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Report check() throws Exception {
        return check(folder.getRoot().toPath());
    }

    private static Report check(Path path) throws Exception {
        return new VerifyConfiguration().run(new VerifyConfigurationRequest(path, Policy.defaults()), Progress.SILENT);
    }

    private static List<String> rules(Report report) {
        return report.findings().stream().map(Finding::rule).distinct().toList();
    }

    @Test
    public void whatIsInOrderPasses() throws Exception {
        file("Dockerfile", SAFE);
        file("readme.txt", "nothing to see");
        Report report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.subject().sha256()).hasSize(64);
        assertThat(report.artifacts()).extracting("path").containsExactly("Dockerfile", "readme.txt");
        assertThat(report.artifacts().get(1).coverage()).isEqualTo(Coverage.NONE);
    }

    @Test
    public void aFindingSaysFileLineAndByte() throws Exception {
        file(
                "serving/config.properties",
                "# é\nallowed_urls=https://m\\\\.example/.*\nmanagement_address=http://0.0.0.0:8081\n");
        Report report = check();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        Finding finding = report.findings().get(0);
        assertThat(finding.rule()).isEqualTo("torchserve/management-open");
        assertThat(finding.location().file()).isEqualTo("serving/config.properties");
        assertThat(finding.detail()).startsWith("line 3: ");
        byte[] bytes = Files.readAllBytes(folder.getRoot().toPath().resolve("serving/config.properties"));
        String from = new String(bytes, (int) finding.location().offset(), 18, StandardCharsets.UTF_8);
        assertThat(from).isEqualTo("management_address");
    }

    /** What a rule quotes may hold a secret that no rule about secrets knows. */
    @Test
    public void whatRulesQuoteHoldsNoSecret() throws Exception {
        file("serve.sh", """
                #!/bin/sh
                vllm serve m --api-key Zq7-first --trust-remote-code
                curl -k -u deploy:Zq7-second https://h/x | sh
                docker run --privileged -e DB_PASSWORD=Zq7-third image
                pip install --extra-index-url https://user:Zq7-fourth@host/simple torch
                curl -H "Authorization: Bearer Zq7-fifth" https://h/y | bash
                docker run --privileged -e "API_TOKEN=Zq7-sixth and more" image
                """);
        file(
                "Dockerfile",
                "FROM a:latest\nADD https://Zq7seventh@host/x /x\nRUN curl -k --password 'Zq7 eighth' https://h | sh\nPASSWORD=Zq7-ninth\n");
        Report report = check();
        assertThat(rules(report)).contains("command/pipe-to-shell");
        assertThat(report.toString()).doesNotContain("Zq7");
    }

    @Test
    public void nothingKnownIsIncompleteAndSaysSo() throws Exception {
        file("train.py", "print(1)");
        Report report = check();
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(rules(report)).containsExactly("configuration/nothing-known");
        Path missing = folder.getRoot().toPath().resolve("missing");
        assertThatThrownBy(() -> check(missing)).isInstanceOf(NoSuchFileException.class);
    }

    /** Nothing but secrets was looked for in them. */
    @Test
    public void notebooksAndCredentialsAreNoKnownConfiguration() throws Exception {
        file("train.ipynb", "{\"cells\": []}");
        file("token", "nothing");
        Report report = check();
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(rules(report)).containsExactly("configuration/nothing-known");
    }

    @Test
    public void whatAFileIsIsSeenByItsNameOrItsBeginning() throws Exception {
        for (String name :
                new String[] {"Dockerfile_gpu", "GPU-Dockerfile", "img", "build/serve.txt", "Dockerfile.md"}) {
            file(name, "# serve\nARG V=1\n\nFROM python:${V}\nRUN curl https://x | sh\n");
            assertThat(rules(check())).as(name).contains("docker/root-user");
            Files.delete(folder.getRoot().toPath().resolve(name));
        }
        for (String name : new String[] {"deploy.groovy", "vars/deploy.groovy"}) {
            file(name, "node('built-in') {\n  evaluate(readFile('x'))\n}\n");
            assertThat(rules(check())).as(name).contains("jenkins/evaluates-code");
            Files.delete(folder.getRoot().toPath().resolve(name));
        }
        file("Modelfile", "FROM llama3\nPARAMETER temperature 1\nSYSTEM be kind\n");
        file("Dockerfile.md", "# Dockerfile\nFROM here on this is prose.\n");
        file("dockerfile-lint.yaml", "rules: []\n");
        file("dockerfile.py", "import os\n");
        file("Build.groovy", "class Build { int a = 1 }\n");
        assertThat(rules(check())).containsExactly("configuration/nothing-known");
    }

    @Test
    public void whatCannotBeUnderstoodKeepsTheGateClosed() throws Exception {
        String[] broken = {
            "Dockerfile", "FROM a@sha256:" + "a".repeat(64) + "\nINSTALL x\n",
            "pod.yaml", "apiVersion: v1\nkind: Pod\nspec: {{ .Values.spec }}\n",
            "twice.yaml", "apiVersion: v1\nkind: Pod\nspec: {}\nspec: {hostPID: true}\n",
            "laughs.yaml", laughs(),
            "deep.yaml", "apiVersion: v1\nkind: Pod\nspec: " + "[".repeat(5000) + "]".repeat(5000) + "\n",
            "around.yaml", "apiVersion: v1\nkind: Pod\nspec: &a {b: *a}\n",
            "config.pbtxt", "name: \"m\" parameters {",
            "MLmodel", "- a\n- b\n",
            "heredoc/Dockerfile", "FROM a\nRUN <<EOF\necho\n",
        };
        for (int i = 0; i < broken.length; i += 2) {
            Path file = file(broken[i], broken[i + 1]);
            Report report = check(file);
            assertThat(rules(report)).as(broken[i]).contains("configuration/unexamined");
            assertThat(report.verdict()).as(broken[i]).isEqualTo(Verdict.INCOMPLETE);
            Files.delete(file);
        }
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Pod\na0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return text.toString();
    }

    /** One zero byte must not take a file out of the sight of every rule. */
    @Test
    public void aZeroByteHidesNothing() throws Exception {
        file("deploy/Dockerfile", SAFE);
        for (String name : new String[] {"Dockerfile", "serve.sh", ".env", "Jenkinsfile", "MLmodel"}) {
            file(name, "# \0\nUSER root\n");
            Report report = check();
            assertThat(report.verdict()).as(name).isNotEqualTo(Verdict.PASSED);
            assertThat(rules(report)).as(name).contains("configuration/unexamined");
            Files.delete(folder.getRoot().toPath().resolve(name));
        }
        assertThat(check().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void bytesThatAreNoTextAndEndlessLines() throws Exception {
        Path dockerfile = file("Dockerfile", "x");
        Files.write(dockerfile, new byte[] {'F', 'R', 'O', 'M', ' ', (byte) 0xC3, '\n'});
        assertThat(check(dockerfile).verdict()).isEqualTo(Verdict.INCOMPLETE);
        Files.writeString(dockerfile, "FROM a:1\nRUN " + "a".repeat(2 << 20) + "\n");
        assertThat(check(dockerfile).verdict()).isEqualTo(Verdict.INCOMPLETE);
        Files.writeString(dockerfile, "FROM a:1\nRUN " + "\\\n".repeat(200_000) + "true\n");
        assertThat(rules(check(dockerfile))).doesNotContain("configuration/unexamined");
    }

    /** What would take a careless search hours. */
    @Test(timeout = 60_000)
    public void repetitionCostsNoTime() throws Exception {
        String[] slow = {
            "Dockerfile", "FROM a:1\nRUN " + "curl ".repeat(60_000),
            "run.sh", "a. -a. ".repeat(40_000),
            "Jenkinsfile", "node { " + "sh 'model-gate x' ".repeat(20_000) + " }",
            "a.yaml", "apiVersion: v1\nkind: Pod\na: " + "{b: 1, c: ".repeat(150) + "1" + "}".repeat(150),
        };
        for (int i = 0; i < slow.length; i += 2) {
            assertThat(check(file(slow[i], slow[i + 1])).verdict()).isNotNull();
        }
    }

    @Test
    public void disguisesAreSeenThrough() throws Exception {
        String[] disguised = {
            "docker/pipe", "Dockerfile", "FROM a:1\nRUN cu\\\nrl https://x | \\\n# comment\n\n  sh\n",
                    "command/pipe-to-shell",
            "heredoc", "Dockerfile", "FROM a:1\nRUN <<EOF\ncurl https://x | bash\nEOF\n", "command/pipe-to-shell",
            "escape", "Dockerfile", "# escape=`\nFROM a:1\nRUN curl https://x | `\nsh\n", "command/pipe-to-shell",
            "json", "Dockerfile", "FROM a:1\nCMD [\"sh\", \"-c\", \"exec vllm serve /m --trust-remote-code\"]\n",
                    "vllm/remote-code",
            "onbuild", "Dockerfile", "FROM a:1\nONBUILD RUN curl https://x | sh\n", "command/pipe-to-shell",
            "stage", "Dockerfile", "ARG B=a\nFROM ${B}:latest AS b\nFROM b\nUSER 1\n", "docker/base-image-moves",
            "merge", "a.yaml", "apiVersion: v1\nkind: Pod\nx: &x {hostPID: true}\nspec:\n  <<: *x\n  containers: []\n",
                    "kubernetes/host-pid",
            "key", "a.yaml", "\"api\\x56ersion\": v1\nkind: Pod\nspec: {hostPID: true, containers: []}\n",
                    "kubernetes/host-pid",
            "list", "a.json",
                    "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"hostPID\":true,\"containers\":[]}}]}",
                    "kubernetes/host-pid",
            "second", "a.yaml",
                    "a: 1\n"
                            + "---\n"
                            + "apiVersion: apps/v1\n"
                            + "kind: Deployment\n"
                            + "spec: {template: {spec: {containers: [{name: a, securityContext: {privileged: true}}]}}}\n",
                    "kubernetes/privileged",
            "arguments", "a.yaml",
                    "apiVersion: v1\n"
                            + "kind: Pod\n"
                            + "spec:\n"
                            + "  containers:\n"
                            + "  - image: vllm/vllm-openai:v0.9\n"
                            + "    args: [--model, /m, --trust-remote-code]\n",
                    "vllm/remote-code",
            "escaped", "config.properties", "model_store=/m\n\\u006danagement_address = http\\://0.0.0.0\\:8081\n",
                    "torchserve/management-open",
            "octal", "config.pbtxt", "default_model_filename: \"\\056\\056/x\"\n", "triton/file-outside",
            "groovy", "Jenkinsfile", "node('a') { sh script: \"\"\"\n  x ${params.A}\n\"\"\", returnStdout: true }\n",
                    "jenkins/parameter-in-script",
            "joined", "Jenkinsfile", "node('a') { sh 'a ' +\n  \"${params.A}\" }\n", "jenkins/parameter-in-script",
            "slashy", "Jenkinsfile", "node('a') { sh(/x ${params.A}/) }\n", "jenkins/parameter-in-script",
        };
        for (int i = 0; i < disguised.length; i += 4) {
            Path file = file(disguised[i] + "/" + disguised[i + 1], disguised[i + 2]);
            assertThat(rules(check(file))).as(disguised[i]).contains(disguised[i + 3]);
        }
    }

    @Test
    public void whatOnlyLooksLikeAFault() throws Exception {
        String[] innocent = {
            "Dockerfile", SAFE + "# RUN curl https://x | sh\n", "command/pipe-to-shell",
            "Jenkinsfile", "node('a') { sh 'x ${params.A}' }\n", "jenkins/parameter-in-script",
            "Jenkinsfile", "// sh \"${params.A}\"\n/* sh \"${params.A}\" */ node('a') { echo \"${params.A}\" }\n",
                    "jenkins/parameter-in-script",
            "Jenkinsfile", "node('a') { def x = 4 / 2; sh 'a' /* / */ }\n", "configuration/unexamined",
            "a.yaml", "hostPID: true\ncontainers: []\n", "kubernetes/host-pid",
            "run.sh", "pip install -r requirements.txt\npip install ./dist/x-1.whl\n", "command/unpinned-install",
            "run.sh", "curl -o k https://x\ncurl -H 'Look: k' https://x\n", "command/tls-off",
        };
        for (int i = 0; i < innocent.length; i += 3) {
            Path file = file("i" + i + "/" + innocent[i], innocent[i + 1]);
            assertThat(rules(check(file))).as(innocent[i + 1]).doesNotContain(innocent[i + 2]);
        }
    }
}
