package io.jenkins.plugins.modelgate.engine.policy;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Decides. The same code runs in the engine and again on the controller, which believes no verdict but its own.
 */
public final class Judge {
    /** References that every finding of a rule has. */
    private static final Pattern GENERAL = Pattern.compile("(CWE-|AML\\.).*");

    private final Severity failOn;
    private final List<Acceptance> acceptances = new ArrayList<>();

    /** @param today day on which suppressions are judged */
    public Judge(Policy policy, LocalDate today) {
        this.failOn = Severity.valueOf(policy.text("failOn"));
        for (Map<String, Object> entry : policy.entries("suppress")) {
            LocalDate until = LocalDate.parse(String.valueOf(entry.get("until")));
            if (!today.isAfter(until)) {
                String file = entry.containsKey("file") ? String.valueOf(entry.get("file")) : "**";
                acceptances.add(new Acceptance(
                        String.valueOf(entry.get("rule")),
                        new PathGlob(file),
                        String.valueOf(entry.get("reason")),
                        until));
            }
        }
    }

    /** The findings apart: what counts, and what the policy accepts. */
    public Sorted sort(List<Finding> findings) {
        List<Finding> counting = new ArrayList<>();
        List<Suppression> suppressed = new ArrayList<>();
        for (Finding finding : findings) {
            Acceptance acceptance = acceptanceOf(finding);
            if (acceptance == null) {
                counting.add(finding);
            } else {
                suppressed.add(new Suppression(
                        finding, acceptance.reason(), acceptance.until().toString()));
            }
        }
        return new Sorted(counting, suppressed);
    }

    /**
     * FAILED if a finding that counts reaches {@code failOn}; else INCOMPLETE if nothing was examined or something that
     * a loader would open was not examined to its end; else PASSED. No suppression makes the unexamined examined.
     */
    public Verdict verdict(List<Finding> counting, List<Artifact> artifacts) {
        if (counting.stream().anyMatch(finding -> finding.severity().atLeast(failOn))) {
            return Verdict.FAILED;
        }
        boolean closed = artifacts.stream().anyMatch(Judge::keepsGateClosed);
        boolean anything = artifacts.stream().anyMatch(artifact -> artifact.coverage() == Coverage.FULL);
        return closed || !anything ? Verdict.INCOMPLETE : Verdict.PASSED;
    }

    /** Whether this file alone keeps the gate closed: a loader would open it, and it was not examined to its end. */
    public static boolean keepsGateClosed(Artifact artifact) {
        return artifact.loadable() && (artifact.sha256() == null || artifact.coverage() != Coverage.FULL);
    }

    private Acceptance acceptanceOf(Finding finding) {
        Acceptance whole = acceptance(finding.rule(), finding);
        if (whole != null) {
            return whole;
        }
        List<String> cves = finding.references().stream()
                .filter(reference -> reference.startsWith("CVE-"))
                .toList();
        // One finding may join several CVEs: who accepts one of them has said nothing of the others.
        List<String> ids = cves.isEmpty()
                ? finding.references().stream()
                        .filter(reference -> !GENERAL.matcher(reference).matches())
                        .toList()
                : cves;
        Acceptance found = null;
        for (String id : ids) {
            Acceptance one = acceptance(finding.rule() + ":" + id, finding);
            if (one == null && !cves.isEmpty()) {
                return null;
            }
            found = one == null ? found : one;
        }
        return found;
    }

    private Acceptance acceptance(String rule, Finding finding) {
        for (Acceptance acceptance : acceptances) {
            if (acceptance.rule().equals(rule)
                    && acceptance.file().matches(finding.location().file())) {
                return acceptance;
            }
        }
        return null;
    }

    /** What counts, and what is accepted. */
    public record Sorted(List<Finding> counting, List<Suppression> suppressed) {}

    /** @param rule a rule, or a rule and an id of what it found: {@code dependency/vulnerability:CVE-2026-12345} */
    private record Acceptance(String rule, PathGlob file, String reason, LocalDate until) {}
}
