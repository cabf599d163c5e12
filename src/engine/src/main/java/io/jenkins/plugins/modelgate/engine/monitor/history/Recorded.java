package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.time.Instant;

/**
 * A window in a history.
 *
 * @param number of its line in the series, from 1, without gaps
 * @param revises number of the earlier line about the same time that this one takes the place of, 0 for none
 * @param recorded when, by the clock of who keeps the history; never before the line that precedes it
 * @param origin who watched it
 * @param window what was seen
 */
public record Recorded(long number, long revises, Instant recorded, Origin origin, Window window) {
    /** The series that it belongs to. */
    public Series series() {
        return origin.series(window.model());
    }
}
