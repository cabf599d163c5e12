package io.jenkins.plugins.modelgate.engine.check;

import static io.jenkins.plugins.modelgate.engine.check.ConfigurationCases.found;
import static io.jenkins.plugins.modelgate.engine.check.ConfigurationCases.notSeen;
import static io.jenkins.plugins.modelgate.engine.check.ConfigurationCases.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.Test;

/** Ways to write a fault so that a tool reads it and a careless reader does not, and the other way round. */
public class ConfigurationDisguiseTest {
    private static final String PIPE = "command/pipe-to-shell";

    @Test
    public void dockerfilesAreReadAsBuildKitDoes() throws Exception {
        String root = "docker/root-user";
        seen(
                "Dockerfile",
                "FROM a:1\nRUN echo hi \\\\\nUSER root\n",
                root + ":3",
                "Dockerfile",
                "# x=1\n# escape=`\nFROM a:1\nRUN curl https://x | \\\nsh\nUSER 1\n",
                PIPE + ":4",
                "Dockerfile",
                "#!/x\n# syntax=evil/frontend\nFROM a:1\nUSER 1\n",
                "docker/foreign-frontend:1",
                "Dockerfile",
                "FROM a:1\n# \rUSER 1000\n",
                root + ":1",
                "Dockerfile",
                "FROM a:1\nRUN echo \"a <<true\"\nUSER root\nRUN true\n",
                root + ":3",
                "Dockerfile",
                "FROM a:1\nUSER root\nONBUILD USER 1000\n",
                root + ":2",
                "Dockerfile",
                "FROM a:1\nRUN [\"true\"] ; curl https://x | sh\nUSER 1\n",
                PIPE + ":2",
                "Dockerfile",
                "ARG B=a:1\nFROM x:1 AS y\nARG B=a\nFROM ${B}\nUSER 1\n",
                "docker/base-image-digest:4",
                "Dockerfile",
                "FROM a:1\nARG U=0\nUSER $U\n",
                root + ":3",
                "Dockerfile",
                "FROM a:1\nUSER ${U:-0}\n",
                root + ":2",
                "Dockerfile",
                "ARG U=root\nFROM a:1\nARG U\nENV V=$U\nUSER ${V}:app\n",
                root + ":5",
                "Dockerfile",
                "FROM a:1\nRUN <<\"E-F\"\ncurl https://x | sh\nE-F\nUSER 1\n",
                PIPE + ":2",
                "Dockerfile",
                "FROM a:1\nRUN --sec\\urity=insecure x\nUSER 1\n",
                "docker/build-unconfined:2",
                "Dockerfile",
                "FROM a:1\nRUN x \\\n\u00a0# \\\n && curl https://x | sh\nUSER 1\n",
                PIPE + ":2",
                "Dockerfile",
                "# syntax=a\n# syntax=docker/dockerfile:1\nFROM a:1\n",
                "configuration/unexamined:2",
                "img",
                "FROM a:1\nRUN : " + "$(".repeat(300) + "id" + ")".repeat(300) + "\n",
                "configuration/unexamined:1");
        notSeen(
                "Dockerfile",
                "FROM a:1\nARG U=1000\nUSER $U\n",
                root,
                "Dockerfile",
                "FROM a:1\nUSER 1\nRUN echo a \\\n  # comment\n\n  && b\n",
                "configuration/unexamined",
                "Dockerfile",
                "ARG B=a\nFROM x:1\nUSER 1\n",
                "docker/base-image-moves");
    }

    /** {@code docker build -f} takes any file. */
    @Test
    public void dockerfilesOfAnyNameAreKnown() throws Exception {
        String root = "docker/root-user";
        String comments = ("#" + "x".repeat(120) + "\n").repeat(100);
        seen(
                "notes.txt",
                "FROM a:1\nRUN <<E\nPARAMETER x\nE\nUSER root\n",
                root + ":5",
                "notes.txt",
                "ARG A=\"b c\" D=e\nFROM a:1\nRUN x\nUSER root\n",
                root + ":4",
                "notes.txt",
                "F\\\nROM a:1\nRUN x\nUSER root\n",
                root + ":4",
                "notes.txt",
                "ARG A=`\nFROM a:1\nRUN x\nUSER root\n",
                root + ":4",
                "notes.txt",
                comments + "FROM a:1\nRUN x\nUSER root\n",
                root + ":103",
                "notes.txt",
                "# syntax=evil/frontend\n{\"any\": \"thing\"}\n",
                "configuration/unexamined:2");
        byte[] latin = (comments + "FROM a:1\n#\u00fc\nUSER root\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(found("notes.txt", latin, LocalDate.EPOCH)).contains("configuration/unexamined");
        notSeen(
                "Modelfile",
                "FROM ./x.gguf\nPARAMETER stop x\nSYSTEM \"\"\"\nRUN it\n\"\"\"\n",
                "configuration/unexamined",
                "a.py",
                "from x import y\nADD = 1\n",
                "configuration/unexamined",
                "notes.txt",
                comments + "FROM here it is prose\n",
                "configuration/unexamined");
    }

    @Test
    public void theDaysOfBaseImagesAreCounted() throws Exception {
        String[] images = {
            "python:3.10-slim 2026-10-31",
            "node:20 2026-04-30",
            "debian:bullseye-slim 2026-08-31",
            "alpine:3.20.3 2026-04-01",
            "python:3.12-bullseye 2026-08-31",
            "docker.io/library/python:3.9 2025-10-31",
            "mirror.example/ubuntu:20.04 2025-05-31",
            "nvidia/cuda:12.1.0-runtime-ubuntu20.04 2025-05-31",
            "python:3.12-alpine3.19 2025-11-01"
        };
        for (String each : images) {
            LocalDate last = LocalDate.parse(each.split(" ")[1]);
            byte[] file = ("FROM " + each.split(" ")[0] + "\nUSER 1\n").getBytes(StandardCharsets.UTF_8);
            assertThat(found("Dockerfile", file, last)).as(each).doesNotContain("docker/base-image-ended:1");
            assertThat(found("Dockerfile", file, last.plusDays(1))).as(each).contains("docker/base-image-ended:1");
        }
        for (String each :
                new String[] {"python:3", "python:3.12", "node:24", "debian:trixie", "acme/python-tools:2.1", "ubuntu"
                }) {
            assertThat(found("Dockerfile", "FROM " + each + "\nUSER 1\n")).doesNotContain("docker/base-image-ended:1");
        }
        for (String each :
                new String[] {"python:2", "python:3.4", "node:8", "ubuntu:14.04", "centos:7", "openjdk:17", "debian:7"
                }) {
            assertThat(found("Dockerfile", "FROM " + each + "\nUSER 1\n"))
                    .as(each)
                    .contains("docker/base-image-ended:1");
        }
    }

    @Test
    public void whatMustStandNowhereIsLookedForEverywhere() throws Exception {
        String argo = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n";
        seen(
                "a.yaml",
                argo + "  volumes: [{name: d, hostPath: {path: /var/run/docker.sock}}]\n",
                "kubernetes/runtime-socket:4",
                "b.yaml",
                argo + "  templates:\n  - container: {image: a, securityContext: {privileged: true}}\n",
                "kubernetes/privileged:5",
                "c.yaml",
                argo + "  templates:\n  - script: {image: a, source: x, securityContext: {runAsUser: 0}}\n",
                "kubernetes/root-user:5",
                "d.yaml",
                "apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  steps:\n  - image: a\n    securityContext: {runAsUser: 0}\n",
                "kubernetes/root-user:6",
                "e.yaml",
                "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    model:\n"
                        + "      securityContext: {capabilities: {add: [SYS_ADMIN]}}\n      storageUri: s3://m\n",
                "kubernetes/capability-added:6",
                "f.yaml",
                "apiVersion: v1\nkind: PersistentVolume\nspec:\n  hostPath: {path: /}\n",
                "kubernetes/host-path:4",
                "g.yaml",
                "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - securityContext: {procMount: Unmasked}\n",
                "kubernetes/unconfined:5",
                "h.yaml",
                "apiVersion: v1\nkind: Pod\nspec:\n  securityContext: {windowsOptions: {hostProcess: true}}\n  containers: []\n",
                "kubernetes/privileged:4",
                "compose.yaml",
                "services: {a: {image: b, cap_add: [NET_RAW]}}\n",
                "compose/capability-added:1");
        notSeen(
                "a.yaml",
                argo + "  arguments: {parameters: [{name: model, value: x}]}\n",
                "kubernetes/may-be-root",
                "b.yaml",
                "apiVersion: v1\nkind: ConfigMap\ndata: {script: x, model: y}\n",
                "kubernetes/may-be-root");
    }

    @Test
    public void ordinaryFilesAreLeftAlone() throws Exception {
        String pod =
                "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: a:1\n    env: [{name: %s, value: \"%s\"}]\n";
        notSeen(
                "compose.yaml",
                "services: {a: {image: flask-app:1, ports: ['5000:5000', '8081:8081']}}\n",
                "compose/control-port",
                "Jenkinsfile",
                "node { catchError(buildResult: 'SUCCESS') { sh 'make docs' } }\n",
                "jenkins/gate-caught",
                "Jenkinsfile",
                "node { try { verifyModelArtifact path: 'm' } catch (e) { echo 'no'; throw e } }\n",
                "jenkins/gate-caught",
                "Jenkinsfile",
                "node { def s = sh(script: 'modelscan -p m', returnStatus: true) }\n",
                "jenkins/gate-caught",
                "a.yaml",
                pod.formatted("USE_TOKEN", "false"),
                "kubernetes/plain-secret",
                "b.yaml",
                pod.formatted("EOS_TOKEN", "</s>"),
                "kubernetes/plain-secret",
                "c.yaml",
                pod.formatted("API_KEY", ""),
                "kubernetes/plain-secret",
                "Dockerfile",
                "FROM a:1\nARG SECRET_KEY_BASE_DUMMY=1\nENV HF_TOKEN=\"\"\n",
                "docker/secret-argument",
                "Jenkinsfile",
                "node { docker.image('a:1').inside('--network=none -v /data:/data') { echo '/: it is done' } }\n",
                "jenkins/container-without-walls",
                "Jenkinsfile",
                "node { warnError('x') { sh 'python train.py --policy bandit --safety 1' } }\n",
                "jenkins/gate-caught",
                "Jenkinsfile",
                "import hudson.model.Result\nnode { }\n",
                "jenkins/internal-api");
        seen(
                "compose.yaml",
                "services: {a: {image: x, command: mlflow server, ports: ['4999-5001:4999-5001']}}\n",
                "compose/control-port:1",
                "compose.yaml",
                "services: {a: {image: ollama, ports: ['[::]:11434:11434']}}\n",
                "compose/control-port:1",
                "Jenkinsfile",
                "node {\n try { verifyModelArtifact path: 'm' } catch (e) { echo 'no' } }\n",
                "jenkins/gate-caught:2",
                "Jenkinsfile",
                "node {\n warnError('x') { sh 'modelscan -p m' } }\n",
                "jenkins/gate-caught:2",
                "Jenkinsfile",
                "node {\n sh(script: 'modelscan -p m', returnStatus: true)\n}\n",
                "jenkins/gate-caught:2",
                "Jenkinsfile",
                "node {\n warnError('x') { verifyModelQuality metrics: 'm' } }\n",
                "jenkins/gate-caught:2",
                "Jenkinsfile",
                "node {\n warnError('x') { sh 'snyk test' } }\n",
                "jenkins/gate-caught:2",
                "Jenkinsfile",
                "node {\n docker.image('a:1').inside('--cap-add=SYS_PTRACE') { } }\n",
                "jenkins/container-without-walls:2",
                "Jenkinsfile",
                "node {\n docker.image('a:1').inside('--mount type=bind,src=/,dst=/h') { } }\n",
                "jenkins/container-without-walls:2",
                "Jenkinsfile",
                "node {\n docker.image('a:1').inside('-v //var/./run/docker.sock:/var/run/docker.sock') { } }\n",
                "jenkins/container-without-walls:2",
                "Jenkinsfile",
                "node {\n docker.image('a:1').inside('-v /data/../:/host') { } }\n",
                "jenkins/container-without-walls:2",
                "Jenkinsfile",
                "node {\n catchError(buildResult: null) { verifyModelArtifact path: 'm' } }\n",
                "jenkins/gate-caught:2",
                "Jenkinsfile",
                "import hudson.model.ResultSecret\nnode { }\n",
                "jenkins/internal-api:1",
                "Dockerfile",
                "FROM a:1\nARG HF_TOKEN\n",
                "docker/secret-argument:2",
                "run.sh",
                "pip install --extra-index-url https://download.pytorch.org/whl/cu121 torch==2.6.0\n",
                "command/extra-index:1");
    }

    /** Comments before the content, and one byte that is no UTF-8. */
    @Test
    public void paddingHidesNothing() throws Exception {
        String padding = ("#" + "x".repeat(120) + "\n").repeat(100);
        String[] hidden = {
            "config.properties", "management_address=http://0.0.0.0:8081\n#\u00fc\n",
            "serve.conf", "management_address=http://0.0.0.0:8081\n#\u00fc\n",
            "x.properties", "man\\u0061gement_address=http://0.0.0.0:8081\n#\u00fc\n",
            "pod.yaml", "apiVersion: v1\nkind: Pod\nspec: {hostPID: true, containers: []}\n#\u00fc\n",
            "pod.yaml", "\"\\x61piVersion\": v1\n\"\\u006bind\": Pod\nspec: {hostPID: true, containers: []}\n#\u00fc\n",
            "stack.yml", "services: {a: {image: b, privileged: true}}\n#\u00fc\n",
            "model.pbtxt", "model_config_list # c\n { config { name: \"m\" } }\n#\u00fc\n",
        };
        for (int i = 0; i < hidden.length; i += 2) {
            byte[] content = (padding + hidden[i + 1]).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(found(hidden[i], content, LocalDate.EPOCH))
                    .as(hidden[i + 1])
                    .isNotEmpty();
        }
        seen(
                "a.json",
                "{\n\t\"\\u0061piVersion\": \"v1\",\n\t\"kind\": \"Pod\",\n\t\"spec\": {\"hostPID\": true, \"containers\": []}\n}",
                "kubernetes/host-pid:4",
                "b.json",
                "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": {\"containers\": []}, \"spec\": {}}",
                "configuration/unexamined:1");
        byte[] latin = "model_store=/m\nallowed_urls=https://m\n# \u00fc\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(found("config.properties", latin, LocalDate.EPOCH)).isEmpty();
        notSeen(
                "values.yaml",
                "a: 1\na: 2\n",
                "configuration/unexamined",
                "meta.yaml",
                "{% set version = 1 %}\npackage:\n  name: x\n",
                "configuration/unexamined",
                "nginx.conf",
                "http { server { listen 80; } }\n",
                "configuration/unexamined");
    }

    /** Larger than what is held in memory. */
    @Test
    public void whatIsTooLargeToBeReadIsStillKnown() throws Exception {
        byte[] content = ("#\n".repeat(2 << 20) + "apiVersion: v1\nkind: Pod\n").getBytes(StandardCharsets.UTF_8);
        ConfigurationFile large = ConfigurationFile.large(
                "pod.yaml", content.length, content, () -> new java.io.ByteArrayInputStream(content));
        assertThat(KnownConfiguration.ruleSets()).anyMatch(each -> each.takes(large));
        byte[] other = "#\n".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
        ConfigurationFile harmless = ConfigurationFile.large(
                "data.yaml", other.length, other, () -> new java.io.ByteArrayInputStream(other));
        assertThat(KnownConfiguration.ruleSets()).noneMatch(each -> each.takes(harmless));
    }
}
