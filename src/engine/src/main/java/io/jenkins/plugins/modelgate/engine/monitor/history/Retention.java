package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.time.Duration;

/**
 * What may be taken away. The newest window always stays, and so does everything that was written after it.
 *
 * @param lines most lines of a series, at least 1
 * @param age how long after its end a window is kept, positive
 */
public record Retention(long lines, Duration age) {
    /** @throws IllegalArgumentException when nothing would be kept */
    public Retention {
        if (lines < 1 || age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("a history keeps at least a line and some time");
        }
    }
}
