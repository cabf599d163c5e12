package io.jenkins.plugins.modelgate.engine.scan.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One step through a YAML document.
 *
 * @param type what it is
 * @param text of a scalar
 * @param tag as it is written there, with handles resolved; null if there is none
 * @param from for an alias: where on the tape the anchored node begins
 * @param to for an alias: where on the tape it ends
 */
record YamlEvent(
        Type type, @CheckForNull String text, @CheckForNull String tag, int from, int to) {
    static final YamlEvent END = new YamlEvent(Type.END, null, null, 0, 0);
    static final YamlEvent RECURSION = new YamlEvent(Type.RECURSION, null, null, 0, 0);
    static final YamlEvent UNKNOWN_ALIAS = new YamlEvent(Type.UNKNOWN_ALIAS, null, null, 0, 0);

    /** Kinds of steps. */
    enum Type {
        MAPPING,
        SEQUENCE,
        END,
        /** A scalar without quotation marks: its text decides whether it is a number, a truth value or null. */
        PLAIN,
        /** A quoted or block scalar: always text. */
        QUOTED,
        /** The node at another place of the tape, once more. */
        ALIAS,
        /** An alias to a node that contains it. */
        RECURSION,
        /** An alias to nothing. */
        UNKNOWN_ALIAS
    }

    static YamlEvent collection(Type type, @CheckForNull String tag) {
        return new YamlEvent(type, null, tag, 0, 0);
    }

    static YamlEvent scalar(boolean plain, String text, @CheckForNull String tag) {
        return new YamlEvent(plain ? Type.PLAIN : Type.QUOTED, text, tag, 0, 0);
    }

    static YamlEvent alias(int from, int to) {
        return new YamlEvent(Type.ALIAS, null, null, from, to);
    }

    boolean isScalar() {
        return type == Type.PLAIN || type == Type.QUOTED;
    }
}
