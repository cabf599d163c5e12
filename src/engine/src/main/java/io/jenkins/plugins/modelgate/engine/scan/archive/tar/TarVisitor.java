package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import java.io.IOException;
import java.io.InputStream;

/** Takes the members of one archive as they come by. What is wrong with the archive itself is reported without it. */
public interface TarVisitor {
    /** Kinds of members. */
    enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        HARD_LINK,
        /** A device or pipe. */
        SPECIAL,
        /** The name of a volume: no file. */
        LABEL
    }

    /** Called for every member, before {@link #content} where it has one. */
    void entry(TarEntry entry) throws IOException;

    /**
     * Called with the bytes of a file; what it leaves is passed over.
     *
     * @param size in bytes, negative if a sparse member does not tell
     * @param replay a second reading, or null
     */
    void content(TarEntry entry, long size, InputStream content, @CheckForNull Replay replay) throws IOException;

    /** Called when the archive has been read to its end. */
    default void end() throws IOException {}
}
