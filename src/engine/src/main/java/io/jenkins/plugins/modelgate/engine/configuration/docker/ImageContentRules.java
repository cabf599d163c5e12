package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.DotEnv;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.SecretName;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** What gets into an image. */
final class ImageContentRules {
    private static final Pattern SECRET_FILE = Pattern.compile(
            "(.*/)?(id_(rsa|dsa|ecdsa|ed25519)|\\.netrc|\\.pypirc|\\.npmrc|\\.git-credentials|\\.dockercfg"
                    + "|\\.kaggle(/kaggle\\.json)?|kaggle\\.json|\\.aws(/.*)?|\\.ssh(/.*)?|\\.kube(/config)?|kubeconfig"
                    + "|\\.docker/config\\.json|credentials\\.json|service[-_]account.*\\.json|.*\\.(p12|pfx|jks|keystore)"
                    + "|\\.databrickscfg|\\.huggingface(/.*)?|.*-key\\.pem|.*private.*\\.pem)/?");
    static final ConfigurationRule<Dockerfile> SECRET_FILES = ConfigurationRule.named(
                    "docker/secret-file", Severity.HIGH, "Secret file copied into the image")
            .why("Everybody who can pull the image has it, also when a later instruction removes it: the layer stays.")
            .mend("Mount it for the one command that needs it: RUN --mount=type=secret,id=netrc,target=/root/.netrc ….")
            .see("CWE-538", "CWE-522", "AML.T0055")
            .source("CIS Docker Benchmark, 4.10: secrets are not stored in images; docs.docker.com, Build secrets")
            .bad(2, "FROM python:3.12.7-slim\nCOPY .netrc /root/.netrc\nUSER app\n")
            .good("FROM python:3.12.7-slim\n"
                    + "RUN --mount=type=secret,id=netrc,target=/root/.netrc pip install x==1\n"
                    + "USER app\n")
            .finds((file, found) -> file.instructions().forEach(each -> {
                if ((each.is("COPY") || each.is("ADD")) && each.words().size() > 1) {
                    each.words().subList(0, each.words().size() - 1).stream()
                            .filter(ImageContentRules::isSecretFile)
                            .forEach(word -> found.at(each.line(), each.name() + " " + word));
                }
            }));

    static final ConfigurationRule<Dockerfile> SECRET_ARGUMENT = ConfigurationRule.named(
                    "docker/secret-argument", Severity.HIGH, "Secret as build argument or environment variable")
            .why("Build arguments stand in the image's history and in provenance, environment variables in its"
                    + " configuration: docker history and docker inspect show them to everybody who has the image.")
            .mend("Use RUN --mount=type=secret at build time and the orchestrator's secrets at run time.")
            .see("CWE-526", "CWE-522", "AML.T0055")
            .source("docs.docker.com, Build checks: SecretsUsedInArgOrEnv; CIS Docker Benchmark, 4.10")
            .bad(2, "FROM python:3.12.7-slim\nARG HF_TOKEN\nUSER app\n")
            .good("FROM python:3.12.7-slim\nRUN --mount=type=secret,id=hf,env=HF_TOKEN python fetch.py\nUSER app\n")
            .finds((file, found) -> file.instructions().forEach(each -> {
                if (each.is("ARG") || each.is("ENV")) {
                    DockerEnvironment.settings(each).stream()
                            .filter(setting -> SecretName.isSecret(setting.name()))
                            // An argument without a value gets it when the image is built.
                            .filter(setting -> each.is("ARG") && setting.value().isEmpty()
                                    || !SecretName.isHarmless(setting.value()))
                            .forEach(setting -> found.at(each.line(), each.name() + " " + setting.name()));
                }
            }));

    static final ConfigurationRule<Dockerfile> REMOTE_ADD = ConfigurationRule.named(
                    "docker/add-remote", Severity.MEDIUM, "Download into the image without a checksum")
            .why("What the address answers at build time is in the image, whoever answers: for a model that is the"
                    + " model.")
            .mend("ADD --checksum=sha256:… URL, or COPY a file that was verified before.")
            .see("CWE-494", "AML.T0010")
            .source("CIS Docker Benchmark, 4.9: COPY instead of ADD; docs.docker.com, ADD --checksum")
            .bad(2, "FROM python:3.12.7-slim\nADD https://models.example/bert.bin /models/\nUSER app\n")
            .good("FROM python:3.12.7-slim\nADD --checksum=sha256:" + "c".repeat(64)
                    + " https://models.example/bert.bin /models/\nUSER app\n")
            .finds((file, found) -> file.instructions().forEach(each -> {
                if (each.is("ADD") && !each.flags().containsKey("checksum")) {
                    remote(each).forEach(word -> found.at(each.line(), "ADD " + word));
                }
            }));

    static final ConfigurationRule<Dockerfile> WHOLE_CONTEXT = ConfigurationRule.named(
                    "docker/copies-everything", Severity.LOW, "Whole build directory copied into the image")
            .why("What happens to lie there goes along: .git with its history, .env, notebooks with their outputs,"
                    + " data. Whether a .dockerignore keeps it out cannot be seen in this file.")
            .mend("Copy the files that are needed by name.")
            .see("CWE-538")
            .source("docs.docker.com, Building best practices: exclude with .dockerignore")
            .bad(3, "FROM python:3.12.7-slim\nWORKDIR /app\nCOPY . .\nUSER app\n")
            .good("FROM python:3.12.7-slim\nWORKDIR /app\nCOPY serve.py model.safetensors ./\nUSER app\n")
            .finds((file, found) -> file.shippedInstructions().forEach(each -> {
                boolean own = !each.flags().containsKey("from");
                if ((each.is("COPY") || each.is("ADD"))
                        && own
                        && each.words().size() > 1
                        && each.words().get(0).matches("\\.?/?|\\./?\\*?")) {
                    found.at(each.line(), each.name() + " " + each.text());
                }
            }));

    static final List<ConfigurationRule<Dockerfile>> ALL =
            List.of(SECRET_FILES, SECRET_ARGUMENT, REMOTE_ADD, WHOLE_CONTEXT);

    private ImageContentRules() {}

    private static boolean isSecretFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return SECRET_FILE.matcher(path).matches() || name.startsWith(".") && DotEnv.is(name);
    }

    private static List<String> remote(Instruction add) {
        return add.words().stream()
                .filter(word -> word.matches("(?i)(https?|ftp|git)://.*|git@.*"))
                .filter(word -> !word.matches(".*\\.git#[0-9a-f]{40}(:.*)?"))
                .toList();
    }
}
