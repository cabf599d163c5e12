package io.jenkins.plugins.modelgate.worker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes bytes from an agent into a file, up to a limit. */
final class CappedFile extends OutputStream {
    private final OutputStream out;
    private final long limit;
    private long count;
    private boolean over;

    CappedFile(Path file, long limit) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        this.limit = limit;
    }

    /** Whether the agent sent more than was allowed. */
    synchronized boolean over() {
        return over;
    }

    /** How much came. */
    synchronized long count() {
        return count;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (over || length > limit - count) {
            over = true;
            throw new IOException("more than " + limit + " bytes");
        }
        out.write(bytes, offset, length);
        count += length;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
