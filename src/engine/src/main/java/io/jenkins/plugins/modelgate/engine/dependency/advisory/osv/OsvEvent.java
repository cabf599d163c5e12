package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

/**
 * A version at which something changes.
 *
 * @param version {@code 0} of an introduction stands before every version, {@code *} of a limit behind
 */
record OsvEvent(Kind kind, String version) {
    /** What changes; names are the format's own, in lower case. */
    enum Kind {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED,
        LIMIT
    }
}
