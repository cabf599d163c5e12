package io.jenkins.plugins.modelgate.engine.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;

/**
 * One name in the tree.
 *
 * @param path relative to the root with {@code /} as separator; bytes that are not UTF-8 are written as {@code \xNN}
 * @param location where it is, for opening
 * @param kind what it is
 * @param size in bytes of what would be read, 0 if nothing would
 * @param executable whether the file system marks it as a program
 * @param target for a link: where it points, as it is written; else null
 * @param problem for {@link Kind#UNREADABLE}: what the file system said; else null
 */
public record TreeEntry(
        String path,
        Path location,
        Kind kind,
        long size,
        boolean executable,
        @CheckForNull String target,
        @CheckForNull String problem) {

    /** What stands under a name. */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A link to a regular file inside the permitted roots: read through. */
        LINK,
        /** A link to a directory inside the tree: its files are there under their own names. */
        DIRECTORY_LINK,
        /** A link that leaves the permitted roots. */
        ESCAPING_LINK,
        /** A link that leads nowhere. */
        DANGLING_LINK,
        /** A device, FIFO or socket: never opened. */
        SPECIAL,
        /** Something that could not be looked at. */
        UNREADABLE
    }

    /** Whether there are bytes to read. */
    public boolean hasContent() {
        return kind == Kind.FILE || kind == Kind.LINK;
    }

    /** Whether the name is valid UTF-8. */
    public boolean hasPlainName() {
        return location.toString().indexOf('\uFFFD') < 0;
    }
}
