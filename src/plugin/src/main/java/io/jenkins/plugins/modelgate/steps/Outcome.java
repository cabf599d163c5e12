package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Quantity;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** A report in one sentence: the message of a failed step and of its mark in the graph. */
public final class Outcome {
    private Outcome() {}

    /**
     * The sentence.
     *
     * @param failOn severity from which findings fail the gate
     */
    public static String sentence(Report report, String failOn) {
        String name = SafeText.quote(report.subject().name());
        return switch (report.verdict()) {
            case PASSED -> "PASSED: " + name + " was examined and policy " + report.policyName() + " holds";
            case FAILED ->
                "FAILED: " + name + " has " + counts(report) + "; policy " + report.policyName() + " fails on " + failOn
                        + ". First: " + first(report);
            case INCOMPLETE -> "INCOMPLETE: " + open(report, name) + "; the gate stays closed";
        };
    }

    private static String counts(Report report) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = report.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity);
            }
        }
        return String.join(", ", counts) + " " + (report.findings().size() == 1 ? "finding" : "findings");
    }

    private static String first(Report report) {
        Finding finding = report.findings().get(0);
        String file = finding.location().file();
        return finding.rule() + (file.isEmpty() ? "" : " in " + SafeText.quote(file));
    }

    private static String open(Report report, String name) {
        List<Artifact> closed =
                report.artifacts().stream().filter(Judge::keepsGateClosed).toList();
        if (closed.isEmpty()) {
            boolean anything = report.artifacts().stream().anyMatch(artifact -> artifact.coverage() == Coverage.FULL);
            return name + (anything ? " was not examined" : " holds nothing that could be examined");
        }
        return Quantity.of(closed.size(), "file") + " of " + name + " could not be examined to the end, first "
                + SafeText.quote(closed.get(0).path());
    }
}
