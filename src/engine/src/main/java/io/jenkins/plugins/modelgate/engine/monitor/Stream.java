package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import java.time.Duration;

/** The stream of answers: how many, and the longest time without any. */
final class Stream implements RowMeasure {
    private final Span span;
    private final boolean bounded;
    private final double staleHours;
    private double last;
    private double longest;
    private double since;
    private long rows;

    /** @param bounded whether the window was given, so that silence at its ends counts too */
    Stream(Span span, boolean bounded, double staleHours) {
        this.span = span;
        this.bounded = bounded;
        this.staleHours = staleHours;
        this.last = bounded ? span.fromSeconds() : Double.NaN;
    }

    @Override
    public void add(Answer answer) {
        rows++;
        gap(answer.time());
    }

    private void gap(double time) {
        if (time - last > longest) {
            longest = time - last;
            since = last;
        }
        last = Double.isNaN(time) ? last : time;
    }

    @Override
    public void conclude(WindowRun run) {
        if (bounded) {
            gap(span.toSeconds());
        }
        run.measure("volume.rows", rows);
        run.measure("volume.perHour", rows / span.length() * 3600);
        run.limit(
                MonitorRules.HOLE,
                "volume.longestGapHours",
                longest / 3600,
                staleHours,
                "For " + words(longest) + " from " + Span.seconds(since) + " on there is no answer.");
    }

    static String words(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return duration.toHours() >= 48
                ? DriftWords.count(duration.toDays(), "day")
                : duration.toHours() >= 1
                        ? DriftWords.count(duration.toHours(), "hour")
                        : DriftWords.count(duration.toMinutes(), "minute");
    }
}
