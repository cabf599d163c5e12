package io.jenkins.plugins.modelgate.engine.scan.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** The rules that hold in one document. */
interface KeyTable {
    /** The rule for a key of an object at this depth (1 is the root object), or null. */
    @CheckForNull
    KeyRule find(String key, int depth);

    /** Judges a key for itself, whatever its value is. */
    default void key(String key, Way way, ConfigReport out) {
        // most documents have no such rule
    }
}
