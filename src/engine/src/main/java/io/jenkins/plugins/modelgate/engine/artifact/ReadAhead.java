package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Lets a thread of its own read a few buffers ahead, so that reading and digesting of one large file overlap. */
final class ReadAhead extends InputStream {
    private static final int BUFFERS = 4;
    private static final int BUFFER = 512 * 1024;

    private final InputStream in;
    private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread reader;
    private Filled current = new Filled(new byte[0], 0, null);
    private int next;

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
            int got = in.read(buffer, 0, buffer.length);
            while (got > 0) {
                filled.put(new Filled(buffer, got, null));
                buffer = empty.take();
                got = in.read(buffer, 0, buffer.length);
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

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (next >= current.length()) {
            if (current.length() < 0) {
                return end();
            }
            advance();
        }
        int count = Math.min(length, current.length() - next);
        System.arraycopy(current.bytes(), next, target, offset, count);
        next += count;
        return count;
    }

    private int end() throws IOException {
        if (current.failure() != null) {
            throw new IOException(current.failure().getMessage(), current.failure());
        }
        return -1;
    }

    private void advance() throws IOException {
        try {
            if (current.bytes().length > 0) {
                empty.put(current.bytes());
            }
            current = filled.take();
            next = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        }
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        in.close();
    }

    /** A buffer with what it holds; a negative length is the end, with or without a failure. */
    private record Filled(byte[] bytes, int length, Throwable failure) {}
}
