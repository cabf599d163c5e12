package io.jenkins.plugins.modelgate.engine.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a layout that stand still while they are looked at. */
public interface Blob extends Closeable {
    /** In bytes. */
    long size();

    /** A reading that starts at {@code offset} and ends at the blob's end; any number of them, by any thread. */
    InputStream at(long offset);

    /** @throws IOException when it is not what was opened any more */
    void checkUnchanged() throws IOException;
}
