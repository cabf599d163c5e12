package io.jenkins.plugins.modelgate.engine.scan;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of a content that its format does not account for: they are examined as a file of their own. */
public final class Leftover {
    private Leftover() {}

    /**
     * Examines the next bytes and consumes them.
     *
     * @param in where they come
     * @param inspection of the content that contains them
     * @param name what to call them
     * @param length how many there are, fewer if the content ends before
     */
    public static void examine(ScanStream in, Inspection inspection, String name, long length) throws IOException {
        long from = in.position();
        long size = in.size() < 0 ? -1 : Math.min(length, in.remaining());
        try (InputStream bytes = in.slice(length)) {
            inspection.nested(name, size, bytes, Replay.part(inspection.replay(), from, size));
        }
    }
}
