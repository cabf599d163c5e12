package io.jenkins.plugins.modelgate.engine.scan;

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
}
