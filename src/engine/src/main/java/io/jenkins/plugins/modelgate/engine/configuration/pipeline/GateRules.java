package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ContainerWalls;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Groovy;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ImageName;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellWords;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What takes a pipeline's gates away, and what it builds in. */
final class GateRules {
    private static final Pattern NO_TLS = Pattern.compile(
            "\\bignoreSslErrors\\s*[:=]\\s*true\\b|\\b(sslVerify|verifySsl|tlsVerify)\\s*[:=]\\s*false\\b|\\btrustAll\\w*\\s*[:=]\\s*true\\b|\\ballowUntrusted\\w*\\s*[:=]\\s*true\\b");
    static final ConfigurationRule<Pipeline> TLS = ConfigurationRule.named(
                    "jenkins/tls-off", Severity.HIGH, "Step that does not check the server")
            .why("Whoever is on the way answers in the server's name, and gets the credentials that the step sends.")
            .mend("Remove the argument; add the authority's certificate to Jenkins' trust store.")
            .see("CWE-295")
            .source("plugins.jenkins.io, HTTP Request: ignoreSslErrors")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    httpRequest url: 'https://hub.example', ignoreSslErrors: true\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    httpRequest url: 'https://hub.example'\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> file.inCode(
                    NO_TLS, (line, match) -> found.at(line, match.group().strip())));

    static final ConfigurationRule<Pipeline> PRIVILEGED = ConfigurationRule.named(
                    "jenkins/container-without-walls", Severity.HIGH, "Build container without isolation")
            .why("Code of the repository, or of a model, owns the agent, and with it the builds of others.")
            .mend("Remove the arguments; build images with BuildKit rootless, Kaniko or Buildah.")
            .see("CWE-250", "CVE-2019-5736")
            .source("CIS Docker Benchmark, section 5: container runtime")
            .source("jenkins.io, Using Docker with Pipeline")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    script { docker.image('python:3.12.7').inside('--privileged') { sh 'make' } }\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    script { docker.image('python:3.12.7').inside('--network=none') { sh 'make' } }\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> {
                // What a shell runs is read as commands.
                Set<Groovy.Literal> scripts = Set.copyOf(file.scripts());
                for (Groovy.Literal each : file.strings()) {
                    if (!scripts.contains(each) && opensWalls(each.value())) {
                        found.at(file.line(each), each.value());
                    }
                }
            });

    static final ConfigurationRule<Pipeline> MOVES = ConfigurationRule.named(
                    "jenkins/image-moves", Severity.MEDIUM, "Build image without a version")
            .why("latest, or no tag, is another image tomorrow: it builds, and it holds the build's credentials.")
            .mend("Name the version, and better the digest.")
            .see("CWE-829", "AML.T0010")
            .source("jenkins.io, Using Docker with Pipeline")
            .source("OpenSSF Scorecard, Pinned-Dependencies")
            .bad(2, "pipeline {\n  agent { docker { image 'python:latest' } }\n  stages { }\n}\n")
            .good("pipeline {\n  agent { docker { image 'python:3.12.7' } }\n  stages { }\n}\n")
            .finds((file, found) -> List.of("image", "docker")
                    .forEach(name -> file.values(name).stream()
                            .filter(each ->
                                    !each.interpolates() || !each.value().contains("$"))
                            .filter(each -> each.value().matches("[\\w./:@-]+") && new ImageName(each.value()).moves())
                            .forEach(each -> found.at(file.line(each), each.value()))));

    static final ConfigurationRule<Pipeline> PLAIN_GIT = ConfigurationRule.named(
                    "jenkins/plain-checkout", Severity.HIGH, "Source fetched over a connection that nobody protects")
            .why("Over http or git:// anybody on the way answers with another source, and the build runs it.")
            .mend("Use https or ssh.")
            .see("CWE-319", "CWE-494")
            .source("git-scm.com, git protocols: no authentication")
            .source("NSA/CISA, Defending CI/CD environments")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    git url: 'http://git.example/acme/train.git'\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    git url: 'https://git.example/acme/train.git'\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> List.of("url", "git", "remote")
                    .forEach(name -> file.values(name).stream()
                            .filter(each -> each.value().matches("git://.*|http://.*(\\.git|/scm/.*|git.*)"))
                            .forEach(each -> found.at(file.line(each), each.value()))));

    static final ConfigurationRule<Pipeline> ARCHIVE = ConfigurationRule.named(
                    "jenkins/archives-everything", Severity.MEDIUM, "Whole workspace kept with the build")
            .why(".env, .git, keys and data go along, for everybody who may read the build.")
            .mend("Name the files: archiveArtifacts artifacts: 'model/**'.")
            .see("CWE-538")
            .source("jenkins.io, Pipeline steps: archiveArtifacts")
            .source("OWASP CI/CD Top Ten, CICD-SEC-6: insufficient credential hygiene")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    archiveArtifacts artifacts: '**/*'\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    archiveArtifacts artifacts: 'model/**'\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> List.of("archiveArtifacts", "artifacts", "includes")
                    .forEach(name -> file.values(name).stream()
                            .filter(each -> each.value().matches("\\*\\*(/\\*)?|\\*|\\."))
                            .forEach(each -> found.at(file.line(each), each.value()))));

    static final ConfigurationRule<Pipeline> TRIGGER = ConfigurationRule.named(
                    "jenkins/trigger-token", Severity.HIGH, "Trigger that anybody may pull")
            .why("A webhook token, or an authentication token, in the file is in the repository: whoever reads it"
                    + " starts the build with his parameters.")
            .mend("Take the token from a credential: tokenCredentialId.")
            .see("CWE-798", "CWE-306")
            .source("plugins.jenkins.io, Generic Webhook Trigger: tokenCredentialId")
            .bad(
                    3,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  triggers { GenericTrigger(token: 'example-token', causeString: 'hook') }\n"
                            + "  stages { }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  triggers { GenericTrigger(tokenCredentialId: 'hook', causeString: 'hook') }\n"
                    + "  stages { }\n"
                    + "}\n")
            .finds((file, found) -> {
                if (file.code().contains("GenericTrigger") || file.code().contains("authenticationToken")) {
                    List.of("token", "authenticationToken")
                            .forEach(name -> file.values(name).forEach(each -> found.at(file.line(each), name)));
                }
            });

    static final List<ConfigurationRule<Pipeline>> ALL =
            List.of(CaughtGates.RULE, TLS, PRIVILEGED, MOVES, PLAIN_GIT, ARCHIVE, TRIGGER);

    private GateRules() {}

    private static boolean opensWalls(String text) throws UnexaminedException {
        for (List<String> words : ShellWords.commands(text)) {
            if (ContainerWalls.areOpen(words)) {
                return true;
            }
        }
        return false;
    }
}
