package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Groovy;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gates whose failure stops nothing. */
final class CaughtGates {
    private static final Pattern CATCHES = Pattern.compile("\\b(catchError|warnError|try)\\b");
    private static final Pattern CATCH = Pattern.compile("\\s*catch\\s*\\([^)]{0,200}\\)\\s*\\{");
    private static final Pattern STOPS =
            Pattern.compile("\\b(throw|error|currentBuild\\s*\\.\\s*(result|currentResult)|unstable)\\b");
    private static final Pattern STATUS = Pattern.compile("\\breturnStatus\\s*:\\s*true\\b");
    private static final Pattern RESULT = Pattern.compile("\\bbuildResult\\s*:\\s*");
    private static final Pattern SHELL = Pattern.compile("\\b(sh|bat|powershell|pwsh)\\b");
    private static final Pattern READS = Pattern.compile("=|\\b(if|return|assert|while|switch|in)\\b|\\(");

    /** How far a call's arguments are followed, in characters. */
    private static final int LONGEST = 1000;

    static final ConfigurationRule<Pipeline> RULE = ConfigurationRule.named(
                    "jenkins/gate-caught", Severity.HIGH, "Gate whose failure is turned into success")
            .why(
                    "catchError with the result SUCCESS, warnError, a try whose catch does nothing, or a status that nobody"
                            + " reads, lets the build go on as if the gate had opened.")
            .mend("Take the gate out of the block, or set buildResult to FAILURE; in a catch, throw again.")
            .see("CWE-754", "CWE-693")
            .source("OWASP CI/CD Top Ten, CICD-SEC-1: insufficient flow control")
            .source("jenkins.io, Pipeline basic steps: catchError, warnError")
            .bad(
                    4,
                    "pipeline {\n"
                            + "  agent { label 'gate' }\n"
                            + "  stages { stage('x') { steps {\n"
                            + "    catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE') { verifyModelArtifact path:"
                            + " 'model' }\n"
                            + "  } } }\n"
                            + "}\n")
            .good("pipeline {\n"
                    + "  agent { label 'gate' }\n"
                    + "  stages { stage('x') { steps {\n"
                    + "    catchError(buildResult: 'FAILURE', stageResult: 'FAILURE') { verifyModelArtifact path:"
                    + " 'model' }\n"
                    + "  } } }\n"
                    + "}\n")
            .finds((file, found) -> new CaughtGates(file).report(found));

    private final Pipeline file;
    private final String code;
    private final int[] closings;
    private final NavigableSet<Integer> gates = new TreeSet<>();
    private final NavigableSet<Integer> stops = new TreeSet<>();

    private CaughtGates(Pipeline file) {
        this.file = file;
        this.code = file.code();
        this.closings = closings(code);
        file.inCode(GateSteps.STEP, (line, match) -> gates.add(match.start()));
        file.inCode(STOPS, (line, match) -> stops.add(match.start()));
        for (Groovy.Literal each : file.strings()) {
            if (GateSteps.PROGRAM.matcher(each.value()).find()) {
                gates.add(each.start());
            }
        }
    }

    private void report(ConfigurationRule.Found found) {
        if (gates.isEmpty()) {
            return;
        }
        file.inCode(CATCHES, (line, match) -> {
            int opens = code.indexOf('{', match.end());
            if (opens >= 0
                    && opens - match.end() <= LONGEST
                    && isIn(gates, opens, closings[opens])
                    && lost(match.group(), match.end(), opens)) {
                found.at(line, match.group() + " around a gate");
            }
        });
        file.inCode(STATUS, (line, match) -> {
            if (isUnread(match.start())) {
                found.at(line, "returnStatus that nobody reads");
            }
        });
    }

    private boolean lost(String kind, int from, int opens) {
        if (kind.equals("warnError")) {
            return true;
        }
        if (kind.equals("try")) {
            Matcher handler = CATCH.matcher(code).region(Math.min(closings[opens] + 1, code.length()), code.length());
            return handler.lookingAt() && !isIn(stops, handler.end(), closings[handler.end() - 1]);
        }
        Matcher result = RESULT.matcher(code).region(from, opens);
        if (!result.find()) {
            return false;
        }
        Groovy.Literal value = file.argument(result.end());
        return value == null
                ? code.startsWith("null", result.end())
                : value.value().equals("SUCCESS");
    }

    /** A statement whose value nobody takes. */
    private boolean isUnread(int status) {
        int from = Math.max(0, status - LONGEST);
        Matcher shell = SHELL.matcher(code).region(from, status);
        int called = -1;
        while (shell.find()) {
            called = shell.start();
        }
        if (called < 0) {
            return false;
        }
        int begins = Math.max(from, code.lastIndexOf('\n', called) + 1);
        int ends = code.indexOf('\n', status);
        return !READS.matcher(code).region(begins, called).find()
                && isIn(gates, called, Math.min(ends < 0 ? code.length() : ends, status + LONGEST));
    }

    private static boolean isIn(NavigableSet<Integer> places, int from, int to) {
        Integer first = places.ceiling(from);
        return first != null && first <= to;
    }

    /** Of every opening brace the place of its closing one, or the end. */
    private static int[] closings(String code) {
        int[] closings = new int[code.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < code.length(); i++) {
            closings[i] = code.length();
            if (code.charAt(i) == '{') {
                open.push(i);
            } else if (code.charAt(i) == '}' && !open.isEmpty()) {
                closings[open.pop()] = i;
            }
        }
        return closings;
    }
}
