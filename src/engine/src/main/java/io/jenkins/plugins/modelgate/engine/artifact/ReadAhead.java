package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Lets a thread of its own read a few buffers ahead, so that reading and digesting of one large file overlap. */
final class ReadAhead implements Chunks {
    private static final int BUFFERS = 3;

    /** Handing over costs as much as reading 64 KiB does: not for each of them. In bytes. */
    private static final int BUFFER = 16 * SIZE;

    private final InputStream in;
    private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread reader;
    private Filled current = new Filled(new byte[0], 0, null);

    ReadAhead(InputStream in) {
        this.in = in;
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new byte[BUFFER]);
        }
        reader = new Thread(this::readAll, "read-ahead");
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll() {
        try {
            byte[] buffer = empty.take();
            int got = fill(buffer);
            while (got > 0) {
                filled.put(new Filled(buffer, got, null));
                buffer = empty.take();
                got = fill(buffer);
            }
            filled.put(new Filled(buffer, -1, null));
        } catch (IOException | RuntimeException | Error e) {
            // Whatever it was, the consumer must hear of it, or it would wait for ever.
            // There is room: one place more than there are buffers.
            filled.add(new Filled(new byte[0], -1, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int fill(byte[] buffer) throws IOException {
        int filled = 0;
        while (filled < buffer.length) {
            int got = in.read(buffer, filled, Math.min(SIZE, buffer.length - filled));
            if (got <= 0) {
                break;
            }
            filled += got;
        }
        return filled;
    }

    @Override
    public int next() throws IOException {
        if (current.length() < 0) {
            return end();
        }
        try {
            if (current.bytes().length > 0) {
                empty.put(current.bytes());
            }
            current = filled.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        }
        return current.length() < 0 ? end() : current.length();
    }

    @Override
    public byte[] bytes() {
        return current.bytes();
    }

    private int end() throws IOException {
        if (current.failure() != null) {
            throw new IOException(current.failure().getMessage(), current.failure());
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        in.close();
    }

    /** A buffer with what it holds; a negative length is the end, with or without a failure. */
    private record Filled(byte[] bytes, int length, Throwable failure) {}
}
