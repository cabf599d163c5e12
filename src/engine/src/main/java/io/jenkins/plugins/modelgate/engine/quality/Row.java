package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;

/**
 * One line of the table that people read.
 *
 * @param name of the metric
 * @param slice of the data, empty for all of it
 * @param now the figure; null where it is missing
 * @param limit what the policy wants, in words; empty for a slice that it does not list
 * @param before the figure of the last approved version; null where there is none
 * @param loss interval of the loss; null where unknown
 * @param state what came out
 * @param words why, in one sentence; may be empty
 */
public record Row(
        String name,
        String slice,
        @CheckForNull Metric now,
        String limit,
        @CheckForNull Metric before,
        @CheckForNull Interval loss,
        State state,
        String words) {
    /** What came out, from best to worst. */
    public enum State {
        HOLDS,
        /** Nothing that decides, but people should know it. */
        TOLD,
        OPEN,
        BROKEN
    }

    private static final int WORDS = 1000;

    public Row {
        words = SafeText.of(words, WORDS);
    }

    /** The interval of the figure itself, at 95 %; null where unknown. */
    @CheckForNull
    public Interval interval() {
        return now == null || now.value() == null ? null : Interval.of(now, Confidence.quantile(1));
    }
}
