package io.jenkins.plugins.modelgate.engine.signature.proof;

/**
 * A way in which what is there is not what was signed.
 *
 * @param kind which way
 * @param path of the file, relative to the tree
 * @param loadable whether loading the model may open or run it
 * @param detail what exactly, safe to show
 */
public record Difference(Kind kind, String path, boolean loadable, String detail) {

    /** Ways to differ: each has a rule of its own. */
    public enum Kind {
        /** Content that is not the signed one. */
        CHANGED,
        /** Signed and not there. */
        MISSING,
        /** There and not signed. */
        UNSIGNED,
        /** There and empty, where the signature cannot say anything about empty files. */
        EMPTY,
        /** There, and the signature leaves it out on purpose. */
        IGNORED,
        /** A symbolic link where the signature allows none. */
        LINK,
        /** The signature allows symbolic links. */
        LINKS_ALLOWED,
        /** Signed, there, and not read to its end. */
        UNREAD
    }
}
