package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Takes the oldest lines of a series away. */
final class Shortening {
    private final HistoryFile file;
    private final Summary summary;

    Shortening(HistoryFile file, Summary summary) {
        this.file = file;
        this.summary = summary;
    }

    /** The series afterwards, and what was taken away, in a sentence. */
    record Shorter(Summary summary, String sentence) {}

    /** @param oldest windows that end before it are too old */
    Optional<Shorter> to(Retention retention, Instant oldest) throws IOException {
        long[] from = {0};
        long[] dropped = {0};
        boolean[] newest = {false};
        file.backward(0, summary.bytes(), (line, at) -> {
            // A revision is as old as it was written: what it revises is told by the line of that window.
            boolean old = line.revises() == 0 && line.window().to().isBefore(oldest);
            boolean many = line.number() <= summary.lines() - retention.lines();
            if (newest[0] && (old || many)) {
                dropped[0] = line.number();
                return false;
            }
            newest[0] |= line.revises() == 0;
            from[0] = at;
            return true;
        });
        if (dropped[0] == 0) {
            return Optional.empty();
        }
        long bytes = file.keep(from[0], summary.bytes());
        return Optional.of(new Shorter(
                summary.cut(bytes),
                "The history of model sha256:" + summary.series().model() + " in "
                        + summary.series().job()
                        + " begins after line " + dropped[0] + " now; older windows were taken away by the retention"
                        + " that is configured, " + retention.lines() + " windows and "
                        + retention.age().toDays() + " days"));
    }
}
