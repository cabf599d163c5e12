package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * From one moment up to another, which is not part of it.
 *
 * @param from first moment
 * @param to first moment after it
 */
public record Span(Instant from, Instant to) {
    /** Most windows of one run. */
    static final int MOST = 10_000;

    /** @throws IllegalArgumentException when it does not end after its beginning */
    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends at or before its beginning");
        }
    }

    /** All whole seconds that hold these moments. */
    static Span around(double first, double last) {
        return new Span(seconds(Math.floor(first)), seconds(Math.floor(last) + 1));
    }

    /**
     * Consecutive windows of one length, whose bounds are whole multiples of it since 1970 (UTC), so that every run splits alike.
     *
     * @param first time of the oldest row
     * @param after end of the newest window that is known: the next one begins there, whether it has rows or not; or null
     * @param now windows that end after it are not over yet and left out
     * @param last time of the newest row; no window begins after it
     * @throws IllegalArgumentException when there are more than {@link #MOST}
     */
    static List<Span> split(Instant first, Instant last, Duration every, @CheckForNull Instant after, Instant now) {
        long length = every.toSeconds();
        Instant oldest = after == null ? first : after;
        long begin = Math.floorDiv(oldest.getEpochSecond(), length) * length;
        if ((Math.min(last.getEpochSecond(), now.getEpochSecond()) - begin) / length > MOST) {
            throw new IllegalArgumentException("the rows span more than " + MOST + " windows of " + every
                    + "; a clock may have jumped, or the windows are too short");
        }
        List<Span> spans = new ArrayList<>();
        for (long from = begin;
                from <= last.getEpochSecond() && from + length <= now.getEpochSecond();
                from += length) {
            spans.add(new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + length)));
        }
        return spans;
    }

    /** Whether they have a moment in common. */
    boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    double fromSeconds() {
        return seconds(from);
    }

    double toSeconds() {
        return seconds(to);
    }

    double length() {
        return toSeconds() - fromSeconds();
    }

    static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    /** @throws IllegalArgumentException for a time that no calendar has */
    static Instant seconds(double since1970) {
        if (!(Math.abs(since1970) < 1e12)) {
            throw new IllegalArgumentException("a time is " + since1970 + " seconds after 1970, which no calendar has");
        }
        return Instant.ofEpochSecond((long) Math.floor(since1970));
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
