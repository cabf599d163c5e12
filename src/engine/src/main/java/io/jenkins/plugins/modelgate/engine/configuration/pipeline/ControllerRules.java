package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Groovy;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** What a Jenkinsfile must not do to Jenkins itself. */
final class ControllerRules {
    private static final Pattern ANY_AGENT = Pattern.compile("\\bagent\\s+any\\b");
    private static final Pattern INTERNAL_CLASS = Pattern.compile(
            "\\b(Jenkins|Hudson)\\s*\\.\\s*(instance|getInstance|get|getActiveInstance|instanceOrNull)\\b|\\bhudson\\.(?!model\\.(Result|\\w*Parameter\\w*|Cause|Action|ParametersAction)\\b(?!\\w))(model|security|util|remoting|slaves)\\.[\\w.]+|\\bjenkins\\.model\\.[\\w.]+"
                    + "|\\bcom\\.cloudbees\\.plugins\\.credentials\\.[\\w.]+|\\bSystemCredentialsProvider\\b|\\bCredentialsProvider\\b");
    private static final Pattern EVALUATES = Pattern.compile(
            "(?<![\\w.])evaluate\\s*\\(|\\bEval\\s*\\.\\s*(me|x|xy|xyz)\\b|\\bGroovyShell\\b|\\bGroovyClassLoader\\b|\\bGroovyScriptEngine\\b");
    private static final Pattern GRAPES =
            Pattern.compile("@Gr(ab|apes|abConfig|abResolver|abExclude)\\b|\\bgroovy\\.grape\\.");
    private static final Pattern LIBRARY_USE = Pattern.compile("@Library\\b|(?<![\\w.])library\\b");
    private static final Pattern CHOSEN_ID =
            Pattern.compile("\\bcredentialsId\\s*:\\s*(\\(?\\s*params\\b[\\w.\\[\\]]*)");

    static final ConfigurationRule<Pipeline> CONTROLLER = ConfigurationRule.named(
                    "jenkins/runs-on-controller", Severity.HIGH, "Build on the controller")
            .why("The build runs where all secrets and configurations of Jenkins lie: code of the repository, or of"
                    + " a model, reads them.")
            .mend("Give the built-in node no executors and name an agent.")
            .see("CWE-653", "CWE-250")
            .source("jenkins.io, Controller isolation")
            .bad(2, "pipeline {\n  agent { label 'built-in' }\n  stages { }\n}\n")
            .good("pipeline {\n  agent { label 'gate' }\n  stages { }\n}\n")
            .finds((file, found) -> List.of("label", "node")
                    .forEach(name -> file.values(name).stream()
                            .filter(each -> each.value().matches("(.*[ |(!&])?(built-in|master)([ |)&].*)?")
                                    && !each.value().contains("!built-in")
                                    && !each.value().contains("!master"))
                            .forEach(each -> found.at(file.line(each), name + " " + each.value()))));

    static final ConfigurationRule<Pipeline> ANY = ConfigurationRule.named(
                    "jenkins/any-agent", Severity.LOW, "Build on whatever node is free")
            .why("That may be the controller, or an agent that keeps what earlier builds of others left.")
            .mend("Name a label: agent { label 'gate' }.")
            .see("CWE-653")
            .source("jenkins.io, Controller isolation")
            .source("NSA/CISA, Defending CI/CD environments: isolated build environments")
            .bad(2, "pipeline {\n  agent any\n  stages { }\n}\n")
            .good("pipeline {\n  agent { label 'gate' }\n  stages { }\n}\n")
            .finds((file, found) -> file.inCode(
                    ANY_AGENT, (line, match) -> found.at(line, match.group().strip())));

    static final ConfigurationRule<Pipeline> INTERNAL = ConfigurationRule.named(
                    "jenkins/internal-api", Severity.HIGH, "Pipeline that reaches into Jenkins")
            .why("These classes read credentials, change jobs and run code on the controller; outside of the"
                    + " sandbox nothing stops them.")
            .mend("Use steps; put what needs an administrator into a shared library that one reviews.")
            .see("CWE-250", "CWE-749")
            .source("jenkins.io, In-process script approval")
            .source("OWASP CI/CD Top Ten, CICD-SEC-5: pipeline-based access controls")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    script { Jenkins.instance.getItemByFullName('prod').delete() }\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    build job: 'prod'\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> file.inCode(
                    INTERNAL_CLASS,
                    (line, match) -> found.at(line, match.group().strip())));

    static final ConfigurationRule<Pipeline> EVALUATE = ConfigurationRule.named(
                    "jenkins/evaluates-code", Severity.HIGH, "Program text that is run as Groovy")
            .why("What is in the text runs with the pipeline's rights: a file of the workspace, or a parameter,"
                    + " becomes pipeline code.")
            .mend("Put the code into the Jenkinsfile or into a library with a version.")
            .see("CWE-95")
            .source("jenkins.io, Pipeline best practices; In-process script approval")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    script { evaluate(readFile('steps.groovy')) }\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    script { deploy() }\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> file.inCode(
                    EVALUATES, (line, match) -> found.at(line, match.group().strip())));

    static final ConfigurationRule<Pipeline> GRAB = ConfigurationRule.named(
                    "jenkins/grab", Severity.HIGH, "Library fetched while the pipeline is compiled")
            .why("@Grab downloads and loads classes into the controller; together with other transformations it has"
                    + " been the way out of the sandbox.")
            .mend("Remove @Grab; call a program on the agent, or use a shared library.")
            .see("CVE-2019-1003000", "CWE-829")
            .source("jenkins.io, security advisory 2019-01-08: script security sandbox bypass")
            .bad(1, "@Grab('org.example:lib:1.0')\nimport org.example.Lib\nnode('gate') { }\n")
            .good("node('gate') { sh 'lib' }\n")
            .finds((file, found) -> file.inCode(
                    GRAPES, (line, match) -> found.at(line, match.group().strip())));

    static final ConfigurationRule<Pipeline> LIBRARY = ConfigurationRule.named(
                    "jenkins/library-moves", Severity.MEDIUM, "Shared library without a version")
            .why("The library runs with the pipeline's rights, global ones outside of the sandbox: whoever may push"
                    + " to its branch changes every build.")
            .mend("Name a tag or a commit: @Library('acme@v3.2.1').")
            .see("CWE-829")
            .source("jenkins.io, Extending with shared libraries: library versions")
            .bad(1, "@Library('acme@main') _\nnode('gate') { }\n")
            .good("@Library('acme@v3.2.1') _\nnode('gate') { }\n")
            .finds((file, found) -> file.inCode(LIBRARY_USE, (line, match) -> {
                Groovy.Literal name = file.argument(match.end());
                if (name != null && !name.value().matches(".*@(v?[0-9][\\w.-]*|[0-9a-f]{7,40}|\\$\\{.*)")) {
                    found.at(file.line(name), name.value());
                }
            }));

    static final ConfigurationRule<Pipeline> CHOSEN = ConfigurationRule.named(
                    "jenkins/chosen-credential", Severity.HIGH, "Caller chooses the credential")
            .why("Whoever may start the build names any credential that the job can see and has it sent where his"
                    + " other parameters say.")
            .mend("Write the credential's id into the Jenkinsfile.")
            .see("CWE-639", "CWE-522", "AML.T0055")
            .source("plugins.jenkins.io, Credentials: parameters")
            .source("OWASP CI/CD Top Ten, CICD-SEC-6: insufficient credential hygiene")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    withCredentials([string(credentialsId: params.CREDENTIAL, variable: 'T')]) { }\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    withCredentials([string(credentialsId: 'hf', variable: 'T')]) { }\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> file.inCode(
                    CHOSEN_ID, (line, match) -> found.at(line, match.group().strip())));

    static final List<ConfigurationRule<Pipeline>> ALL =
            List.of(CONTROLLER, ANY, INTERNAL, EVALUATE, GRAB, LIBRARY, CHOSEN);

    private ControllerRules() {}
}
