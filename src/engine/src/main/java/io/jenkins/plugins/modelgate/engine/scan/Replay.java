package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;

/**
 * Opens the same content once more, for the rare content that has two readings: a polyglot, or an archive whose
 * directory and headers disagree. Whoever offers it makes sure that the second reading sees the bytes of the first.
 */
@FunctionalInterface
public interface Replay {
    /** A new stream that starts at {@code offset} bytes; the caller closes it. */
    InputStream openAt(long offset) throws IOException;

    /**
     * A second reading of a part of a content.
     *
     * @param whole of the content, or null if that cannot be had
     * @param from where the part begins, in bytes
     * @param size of the part in bytes, or -1 if it goes on to the end
     * @return null if there is none of the whole
     */
    @CheckForNull
    static Replay part(@CheckForNull Replay whole, long from, long size) {
        if (whole == null) {
            return null;
        }
        return offset -> {
            InputStream bytes = whole.openAt(from + offset);
            return size < 0 ? bytes : new Bounded(bytes, size - offset);
        };
    }
}
