package io.jenkins.plugins.modelgate.engine.monitor.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.Duration;
import java.time.Instant;

/**
 * How a model stands in one series: its newest window without the measures, and nothing that grows.
 *
 * @param series whose
 * @param baseline of the newest window
 * @param schema of the newest window
 * @param from first moment of the newest window
 * @param to first moment after it
 * @param rows of the newest window
 * @param verdict on the newest window
 * @param origin who watched it
 * @param recorded when the last line was written
 * @param lines number of the last line
 * @param bytes of the file as far as it is acknowledged
 */
public record Summary(
        Series series,
        String baseline,
        String schema,
        Instant from,
        Instant to,
        long rows,
        Verdict verdict,
        Origin origin,
        Instant recorded,
        long lines,
        long bytes) {

    static Summary of(Recorded newest, Recorded last, long bytes) {
        Window window = newest.window();
        return new Summary(
                newest.series(),
                window.baseline(),
                window.schema(),
                window.from(),
                window.to(),
                window.rows(),
                window.verdict(),
                newest.origin(),
                last.recorded(),
                last.number(),
                bytes);
    }

    /** As what it counts at that time. */
    public Condition at(Instant now) {
        return Condition.of(this, now);
    }

    /** From when on it is stale if nothing comes. */
    public Instant staleFrom() {
        return to.plus(Duration.ofHours(origin.staleHours()));
    }

    /** After a line about an earlier time. */
    Summary longer(Recorded last, long bytes) {
        return new Summary(
                series, baseline, schema, from, to, rows, verdict, origin, last.recorded(), last.number(), bytes);
    }

    /** After the oldest lines were taken away. */
    Summary cut(long bytes) {
        return new Summary(series, baseline, schema, from, to, rows, verdict, origin, recorded, lines, bytes);
    }

    /** Whether a window is about the same time as the newest. */
    boolean isAbout(@CheckForNull Window window) {
        return window != null && window.from().equals(from) && window.to().equals(to);
    }
}
