package io.jenkins.plugins.modelgate.engine.redteam.configuration;

import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/** Attacks on what builds, serves and deploys a model. */
public final class ConfigurationScenarios {
    private static final String GATE = "verifyConfiguration";

    /** MITRE ATLAS: Exploit Public-Facing Application. */
    private static final String EXPOSED = "AML.T0049";

    /** MITRE ATLAS: Unsecured Credentials. */
    private static final String CREDENTIALS = "AML.T0055";

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<Remedy> SECRETS =
            List.of(new Remedy("configuration.secrets", "CRITICAL"), new Remedy("configuration.secrets", "HIGH"));

    private static final List<Remedy> STRICTER = List.of();

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: model, namespace: serving}
            spec:
              automountServiceAccountToken: false
              containers:
                - name: server
                  image: registry.example.com/model@sha256:DIGEST
                  resources: {limits: {memory: 2Gi, cpu: "1"}, requests: {memory: 1Gi, cpu: "1"}}
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 10001
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    privileged: false
                    capabilities: {drop: [ALL]}
                    seccompProfile: {type: RuntimeDefault}
            """.replace("DIGEST", "5f".repeat(32));

    /** All of them. */
    public static final List<Scenario> ALL = List.of(
            secret(
                    "secret-in-env-file",
                    "An access token stands in .env",
                    ".env",
                    () -> "GITHUB_TOKEN=" + token() + "\n"),
            secret(
                    "secret-in-dockerfile",
                    "An access token is built into an image",
                    "Dockerfile",
                    () -> dockerfile() + "ENV GITHUB_TOKEN=" + token() + "\n"),
            secret(
                    "secret-in-jenkinsfile",
                    "An access token stands in a Jenkinsfile",
                    "Jenkinsfile",
                    () -> "pipeline { agent any; environment { GITHUB_TOKEN = '" + token()
                            + "' }; stages { stage('a') { steps { sh 'make' } } } }\n"),
            unsafe(
                    "privileged-container",
                    "The model's container gets the host's privileges",
                    "pod.yaml",
                    () -> POD.replace("privileged: false", "privileged: true")),
            unsafe(
                    "host-directory",
                    "The host's root directory is mounted into the model's container",
                    "pod.yaml",
                    () -> POD + "  volumes: [{name: host, hostPath: {path: /}}]\n"),
            unsafe(
                    "torchserve-management-open",
                    "TorchServe's management address is open to everybody, without a token",
                    "config.properties",
                    () -> "inference_address=http://127.0.0.1:8080\nmanagement_address=http://0.0.0.0:8081\n"
                            + "disable_token_authorization=true\n"),
            unsafe(
                    "remote-code-in-vllm",
                    "vLLM is started so that it runs code of the model's repository",
                    "compose.yaml",
                    () -> "services:\n  llm:\n    image: vllm/vllm-openai@sha256:" + "5f".repeat(32)
                            + "\n    command: [\"--model\", \"acme/chat\", \"--trust-remote-code\"]\n"),
            unsafe(
                    "program-from-the-network",
                    "A Dockerfile pipes a program from the network into a shell",
                    "Dockerfile",
                    () -> dockerfile() + "RUN curl -s http://example.net/install.sh | sh\n"));

    private ConfigurationScenarios() {}

    private static Scenario secret(String id, String title, String file, Content content) {
        return new Scenario(
                "configuration/" + id,
                title,
                CREDENTIALS,
                GATE,
                "A secret does not leave with the files.",
                Severity.CRITICAL,
                SECRETS,
                on(file, content));
    }

    private static Scenario unsafe(String id, String title, String file, Content content) {
        return new Scenario(
                "configuration/" + id,
                title,
                EXPOSED,
                GATE,
                "A setting that opens this door does not go into production.",
                Severity.HIGH,
                STRICTER,
                on(file, content));
    }

    private static Attack on(String file, Content content) {
        return arena -> {
            Path tree = honest(arena);
            Report before = Gates.configuration(tree, arena.policy());
            Files.writeString(tree.resolve(file), content.text());
            return Answer.of(before, Gates.configuration(tree, arena.policy()));
        };
    }

    /** A copy of the given tree, or one of our own. */
    private static Path honest(Arena arena) throws IOException {
        Path given = arena.inputs().configuration();
        if (given != null) {
            return arena.copy(given);
        }
        Path tree = arena.directory("configuration");
        Files.writeString(tree.resolve("pod.yaml"), POD);
        return tree;
    }

    private static String dockerfile() {
        return "FROM registry.example.com/python@sha256:" + "5f".repeat(32) + "\nUSER 10001\n";
    }

    /**
     * A token of GitHub's form that never was one: {@code ghp_}, thirty random characters and their checksum (CRC-32 in base 62),
     * which a scanner may verify.
     */
    private static String token() {
        byte[] random = new byte[48];
        RANDOM.nextBytes(random);
        String body = Base64.getEncoder()
                .encodeToString(random)
                .replace("+", "a")
                .replace("/", "b")
                .substring(0, 30);
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder suffix = new StringBuilder();
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (long rest = checksum.getValue(); suffix.length() < 6; rest /= 62) {
            suffix.insert(0, digits.charAt((int) (rest % 62)));
        }
        return "ghp_" + body + suffix;
    }

    /** What an attacker, or somebody careless, writes into a file. */
    @FunctionalInterface
    private interface Content {
        String text();
    }
}
