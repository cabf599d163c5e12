package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A file as a sequence of buffers, so that its bytes are not copied between the one who reads and the one who looks. */
interface Chunks extends Closeable {
    /**
     * Size of a buffer, in bytes: stays in a core's second-level cache from the system call to the digest. With four
     * times as much, reading and digesting together take half as long again.
     */
    int SIZE = 64 * 1024;

    /**
     * Goes on to the next buffer; the one before may be overwritten from now on.
     *
     * @return number of bytes in it, or -1 at the end, again and again
     */
    int next() throws IOException;

    /** The buffer that {@link #next()} has filled. */
    byte[] bytes();

    /** Buffers that are filled when they are asked for. */
    static Chunks of(InputStream in) {
        byte[] buffer = new byte[SIZE];
        return new Chunks() {
            @Override
            public int next() throws IOException {
                return in.read(buffer, 0, buffer.length);
            }

            @Override
            public byte[] bytes() {
                return buffer;
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
