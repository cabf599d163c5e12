package io.jenkins.plugins.modelgate.engine.monitor.history;

/**
 * What became of a window.
 *
 * @param kind whether it is new
 * @param recorded as it stands in the history
 */
public record Appended(Kind kind, Recorded recorded) {
    /** Whether it is new. */
    public enum Kind {
        /** The first about its time. */
        ADDED,
        /** Takes the place of an earlier one about exactly the same time, which stays in the history. */
        REVISED,
        /** Was there already, to the last number; nothing was written. */
        REPEATED
    }
}
