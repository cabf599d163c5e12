package io.jenkins.plugins.modelgate.engine.redteam;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Row;
import io.jenkins.plugins.modelgate.engine.report.SafeText;

/**
 * A scenario after it was played.
 *
 * @param scenario what was played
 * @param answer what came of it
 * @param remedy sentence to add to the policy, proven by playing again with it; null where nothing was missed, or no
 *     field of the policy catches it
 * @param milliseconds how long it took
 */
public record Played(
        Scenario scenario, Answer answer, @CheckForNull Remedy remedy, long milliseconds) {
    private static final int LONGEST = 600;

    /** As pages and tools read it. */
    Row row() {
        return new Row(
                scenario.id(),
                scenario.title(),
                scenario.technique(),
                scenario.gate(),
                scenario.proves(),
                scenario.severity(),
                answer.outcome(),
                SafeText.of(answer.detail(), LONGEST),
                answer.by().stream().map(SafeText::of).toList(),
                remedy == null ? null : remedy.field(),
                remedy == null ? null : SafeText.of(remedy.sentence(), LONGEST),
                milliseconds);
    }
}
