package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/** Digests every byte exactly once, in order, whether its reader takes it or skips it. */
public final class DigestStream extends InputStream {
    private final Chunks chunks;
    private final LongConsumer onBytes;
    private final List<? extends ContentSink> sinks;
    private final MessageDigest digest;
    private byte[] chunk = new byte[0];
    private int next;
    private int limit;
    private long total;

    /** @param sinks see every byte besides; those that have threads of their own end with this stream */
    DigestStream(Chunks chunks, LongConsumer onBytes, List<? extends ContentSink> sinks) {
        this.chunks = chunks;
        this.onBytes = onBytes;
        this.sinks = sinks;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        return next == limit && !fill() ? -1 : chunk[next++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - next);
        System.arraycopy(chunk, next, target, offset, count);
        next += count;
        return count;
    }

    /** Passes over bytes without handing them out; 0 only at the end. */
    @Override
    public long skip(long count) throws IOException {
        if (count <= 0 || next == limit && !fill()) {
            return 0;
        }
        int step = (int) Math.min(count, limit - next);
        next += step;
        return step;
    }

    /** Bytes digested so far. */
    public long total() {
        return total;
    }

    /**
     * Reads what is left and returns the digest of all, 64 lower-case hexadecimal digits. By then the sinks have seen all of
     * it too.
     */
    public String finish() throws IOException {
        while (next < limit || fill()) {
            next = limit;
        }
        for (ContentSink sink : sinks) {
            if (sink instanceof ParallelSink parallel) {
                parallel.finish();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private boolean fill() throws IOException {
        int got = chunks.next();
        if (got <= 0) {
            return false;
        }
        chunk = chunks.bytes();
        for (ContentSink sink : sinks) {
            sink.update(chunk, 0, got);
        }
        digest.update(chunk, 0, got);
        total += got;
        onBytes.accept(got);
        next = 0;
        limit = got;
        return true;
    }

    @Override
    public void close() throws IOException {
        for (ContentSink sink : sinks) {
            if (sink instanceof ParallelSink parallel) {
                parallel.close();
            }
        }
        chunks.close();
    }
}
