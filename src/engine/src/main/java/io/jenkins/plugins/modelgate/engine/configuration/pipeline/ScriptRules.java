package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Jenkinsfile must not hand to a shell. */
final class ScriptRules {
    private static final Pattern PARAMETER_VALUE = Pattern.compile("(?<![\\w.])params\\b(?:\\s*\\??\\.\\s*\\w+)?");
    private static final Pattern CHANGE = Pattern.compile(
            "(?<![\\w.])(?:env\\s*\\.\\s*)?\\b(CHANGE_(BRANCH|TITLE|AUTHOR|AUTHOR_DISPLAY_NAME|AUTHOR_EMAIL|URL|FORK|TARGET)|BRANCH_NAME|GIT_BRANCH|GIT_LOCAL_BRANCH|TAG_NAME"
                    + "|ghprb\\w+|gitlab\\w+|GIT_COMMIT_MESSAGE)\\b");
    private static final Pattern TRACES = Pattern.compile("(^|[\\n;&])\\s*set\\s+-[a-z]*x|#!/\\S+\\s+-[a-z]*x");
    private static final Pattern IGNORED = Pattern.compile(
            "\\b(model-gate|modelgate|trivy|grype|pip-audit|osv-scanner|cosign\\s+verify|gitleaks|trufflehog|bandit|safety|snyk|modelscan|picklescan)\\b[^\\n"
                    + "|;]{0,500}\\|\\|\\s*(true|:|exit 0|echo)");
    private static final String PUT_IN = " is put in by Groovy";
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])(?:env\\s*\\.\\s*)?([A-Za-z_]\\w*)\\b");
    private static final Pattern BOUND = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*credentials\\b");

    static final ConfigurationRule<Pipeline> PARAMETER = ConfigurationRule.named(
                    "jenkins/parameter-in-script", Severity.HIGH, "Build parameter written into a script")
            .why("Groovy puts the value into the command before the shell sees it: whoever may start the build, or"
                    + " a job that triggers it, runs commands on the agent.")
            .mend("Use single quotes and let the shell read the environment variable: sh 'deploy \"$VERSION\"'.")
            .see("CWE-78", "CWE-94")
            .source("jenkins.io, Using a Jenkinsfile: string interpolation, injection via interpolation")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    sh \"deploy ${params.VERSION}\"\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    sh 'deploy \"$VERSION\"'\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> {
                file.inScripts(PARAMETER_VALUE, (line, match) -> found.at(line, match.group() + PUT_IN));
                names(file, file.parameters(), found);
            });

    static final ConfigurationRule<Pipeline> BRANCH = ConfigurationRule.named(
                    "jenkins/change-in-script", Severity.HIGH, "Text of a change written into a script")
            .why("Names of branches and titles of changes are chosen by whoever opens a pull request: with ${env.…}"
                    + " in a script they are commands.")
            .mend("Use single quotes and let the shell read the variable: sh 'echo \"$BRANCH_NAME\"'.")
            .see("CWE-78")
            .source("jenkins.io, Using a Jenkinsfile: string interpolation, injection via interpolation")
            .source("OWASP CI/CD Top Ten, CICD-SEC-4: poisoned pipeline execution")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    sh \"git checkout ${env.CHANGE_BRANCH}\"\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    sh 'git checkout \"$CHANGE_BRANCH\"'\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> file.inScripts(CHANGE, (line, match) -> found.at(line, match.group() + PUT_IN)));

    static final ConfigurationRule<Pipeline> SECRET = ConfigurationRule.named(
                    "jenkins/secret-in-script", Severity.HIGH, "Secret written into a script")
            .why("Groovy puts the secret into the command line, where every process of the agent reads it, and"
                    + " where Jenkins cannot always mask it.")
            .mend("Use single quotes: the shell reads the variable that withCredentials has bound.")
            .see("CWE-214", "CWE-532", "AML.T0055")
            .source("jenkins.io, Using a Jenkinsfile: string interpolation of sensitive environment variables")
            .bad(
                    5,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    withCredentials([string(credentialsId: 'hf', variable: 'HF_TOKEN')]) {\n"
                            + "      sh \"hf auth login --token ${HF_TOKEN}\" }\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    withCredentials([string(credentialsId: 'hf', variable: 'HF_TOKEN')]) {\n"
                    + "      sh 'hf auth login --token \"$HF_TOKEN\"' }\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> secrets(file, found));

    static final ConfigurationRule<Pipeline> TRACE = ConfigurationRule.named(
                    "jenkins/trace-with-secrets",
                    Severity.MEDIUM,
                    "Script that prints its commands while it has secrets")
            .why("set -x writes every command with its values to the log; what Jenkins does not recognise, such as"
                    + " an encoded secret, is not masked.")
            .mend("Remove set -x, or put set +x before the secret is used.")
            .see("CWE-532")
            .source("plugins.jenkins.io, Credentials Binding: set +x")
            .bad(
                    5,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    withCredentials([string(credentialsId: 'hf', variable: 'T')]) {\n"
                            + "      sh 'set -x; curl -H \"Authorization: Bearer $T\" https://hub.example' }\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    withCredentials([string(credentialsId: 'hf', variable: 'T')]) {\n"
                    + "      sh 'curl -H \"Authorization: Bearer $T\" https://hub.example' }\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> {
                if (file.code().contains("withCredentials") || file.code().contains("credentials")) {
                    file.scripts().stream()
                            .filter(each -> TRACES.matcher(each.value()).find())
                            .forEach(each -> found.at(file.line(each), "set -x"));
                }
            });

    static final ConfigurationRule<Pipeline> SKIPPED = ConfigurationRule.named(
                    "jenkins/failure-ignored", Severity.MEDIUM, "Failure of a gate that is ignored")
            .why("|| true makes the command's failure a success: a check that fails stops nothing.")
            .mend("Let the step fail; use unstable or catchError with buildResult FAILURE where the build must go on.")
            .see("CWE-754")
            .source("OWASP CI/CD Top Ten, CICD-SEC-1: insufficient flow control")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    sh 'model-gate verify-model-artifact model || true'\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    sh 'model-gate verify-model-artifact model'\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> file.scripts().stream()
                    .filter(each -> IGNORED.matcher(each.value()).find())
                    .forEach(each -> found.at(file.line(each), each.value())));

    static final List<ConfigurationRule<Pipeline>> ALL = List.of(PARAMETER, BRANCH, SECRET, TRACE, SKIPPED);

    private ScriptRules() {}

    private static void secrets(Pipeline file, ConfigurationRule.Found found) {
        Set<String> bound = new HashSet<>();
        for (String argument :
                List.of("variable", "passwordVariable", "usernameVariable", "keyFileVariable", "tokenVariable")) {
            file.values(argument).forEach(each -> bound.add(each.value()));
        }
        Matcher declared = BOUND.matcher(file.code());
        while (declared.find()) {
            bound.add(declared.group(1));
            bound.add(declared.group(1) + "_PSW");
        }
        names(file, bound, found);
    }

    /** Names that Groovy reads in what a shell gets. */
    private static void names(Pipeline file, Set<String> names, ConfigurationRule.Found found) {
        file.inScripts(NAME, (line, match) -> {
            if (names.contains(match.group(1))) {
                found.at(line, match.group(1) + PUT_IN);
            }
        });
    }
}
