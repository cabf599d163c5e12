package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Lets a thread of its own feed a sink, so that a further digest of one large file costs no time where a core is free. */
final class ParallelSink implements ContentSink, AutoCloseable {
    private static final int BUFFERS = 4;

    /** As {@link ReadAhead}: handing over is not for every small chunk. In bytes. */
    private static final int BUFFER = 16 * Chunks.SIZE;

    private final ContentSink sink;
    private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread thread;
    private ByteBuffer current;
    private volatile Throwable failure;

    ParallelSink(ContentSink sink) {
        this.sink = sink;
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new byte[BUFFER]);
        }
        thread = new Thread(this::feed, "model-gate-digest");
        thread.setDaemon(true);
        thread.start();
    }

    /** One for each sink. */
    static List<ParallelSink> each(List<? extends ContentSink> sinks) {
        return sinks.stream().map(ParallelSink::new).toList();
    }

    private void feed() {
        try {
            for (Filled next = filled.take(); next.length() >= 0; next = filled.take()) {
                if (failure == null) {
                    feed(next);
                }
                // Taken back even after a failure, or the one who reads would wait for ever.
                empty.put(next.bytes());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed(Filled next) {
        try {
            sink.update(next.bytes(), 0, next.length());
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
    }

    @Override
    public void update(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (current == null) {
                current = ByteBuffer.wrap(taken());
            }
            int step = Math.min(left, current.remaining());
            current.put(bytes, from, step);
            from += step;
            left -= step;
            if (!current.hasRemaining()) {
                handOver();
            }
        }
    }

    private byte[] taken() throws IOException {
        try {
            return empty.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void handOver() throws IOException {
        try {
            filled.put(new Filled(current.array(), current.position()));
        } catch (InterruptedException e) {
            throw interrupted();
        }
        current = null;
        requireSuccess();
    }

    /** Waits until the sink has seen everything. */
    void finish() throws IOException {
        if (current != null) {
            handOver();
        }
        try {
            filled.put(new Filled(new byte[0], -1));
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        requireSuccess();
    }

    private void requireSuccess() throws IOException {
        Throwable reason = failure;
        if (reason != null) {
            throw new IOException(reason.getMessage(), reason);
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while digesting");
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** A buffer with what it holds; a negative length is the end. */
    private record Filled(byte[] bytes, int length) {}
}
