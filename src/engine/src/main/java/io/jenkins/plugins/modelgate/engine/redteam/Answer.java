package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of an attack.
 *
 * @param outcome in a word
 * @param by what caught it: rules of findings, or conditions of an approval that did not hold; empty if nothing did
 * @param detail one sentence
 */
public record Answer(Outcome outcome, List<String> by, String detail) {
    /** Most rules that are named. */
    private static final int MOST = 8;

    public Answer {
        by = List.copyOf(by);
    }

    /** Caught, by these. */
    public static Answer caught(List<String> by, String detail) {
        return new Answer(Outcome.CAUGHT, by, detail);
    }

    /** Nobody noticed. */
    public static Answer missed(String detail) {
        return new Answer(Outcome.MISSED, List.of(), detail);
    }

    /** Nothing to attack, and why. */
    public static Answer notApplicable(String why) {
        return new Answer(Outcome.NOT_APPLICABLE, List.of(), why);
    }

    /** Nothing proven, and why. */
    public static Answer undecided(String why) {
        return new Answer(Outcome.UNDECIDED, List.of(), why);
    }

    /**
     * What two runs of a gate say. A gate that is closed to everybody catches nothing: the honest copy must pass.
     *
     * @param honest report about the copy as it was
     * @param attacked report about the copy after the attack
     */
    public static Answer of(Report honest, Report attacked) {
        if (honest.verdict() != Verdict.PASSED) {
            return undecided("the gate is closed to the honest copy too: " + honest.verdict() + ", " + first(honest));
        }
        if (attacked.verdict() == Verdict.PASSED) {
            return missed("the gate opens for the attacked copy"
                    + (attacked.findings().isEmpty() ? " without a word" : "; it only tells: " + first(attacked)));
        }
        Set<String> before = honest.findings().stream().map(Answer::mark).collect(Collectors.toSet());
        Set<String> by = new TreeSet<>();
        attacked.findings().stream()
                .filter(finding -> !before.contains(mark(finding)))
                .limit(MOST)
                .forEach(finding -> by.add(finding.rule()));
        return caught(List.copyOf(by), attacked.verdict() + ": " + first(attacked));
    }

    /**
     * The other way about: a change that is honest. A gate that closes for it gives a false alarm.
     *
     * @param before report about the copy as it was
     * @param after report about the copy after the change
     */
    public static Answer harmless(Report before, Report after) {
        if (before.verdict() != Verdict.PASSED) {
            return of(before, after);
        }
        return after.verdict() == Verdict.PASSED
                ? caught(List.of(), "the gate stays open for a change that is none")
                : missed("a false alarm: " + after.verdict() + ", " + first(after));
    }

    private static String mark(Finding finding) {
        return finding.severity() + " " + finding.rule();
    }

    private static String first(Report report) {
        return report.findings().stream()
                .findFirst()
                .map(finding -> finding.rule() + " in " + finding.location().file() + ": " + finding.detail())
                .orElse("something could not be examined to its end");
    }
}
