package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/**
 * What the examination of a member came to.
 *
 * @param format its format, {@code unknown} if no scanner claimed it
 * @param coverage how much of it was examined
 * @param worst most severe finding in it or anything below it, null if there was none
 */
public record Nested(
        String format, Coverage coverage, @CheckForNull Severity worst) {
    /** Whether it was examined to its end and nothing at or above the given severity was found. */
    public boolean isClean(Severity below) {
        return coverage == Coverage.FULL && (worst == null || !worst.atLeast(below));
    }
}
