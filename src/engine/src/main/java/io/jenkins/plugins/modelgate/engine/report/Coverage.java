package io.jenkins.plugins.modelgate.engine.report;

/** How much of an artifact a scanner that knows its format has examined. */
public enum Coverage {
    /** Identified and parsed to its last byte. */
    FULL,
    /** Identified, but something in it was not resolved, not readable or over a limit. */
    PARTIAL,
    /** No scanner understood it. */
    NONE;

    /** The worse of two coverages. */
    public Coverage worse(Coverage other) {
        return ordinal() >= other.ordinal() ? this : other;
    }
}
