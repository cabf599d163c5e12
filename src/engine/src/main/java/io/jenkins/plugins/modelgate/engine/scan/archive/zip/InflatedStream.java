package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Raw deflate data that takes from its source exactly the bytes that belong to it. */
final class InflatedStream extends InputStream {
    private static final int CHUNK = 16 * 1024;

    private final Inflater inflater = new Inflater(true);
    private final ScanStream in;
    private final long limit;
    private byte[] chunk = new byte[0];
    private long taken;
    private boolean closed;

    /** @param limit most compressed bytes there are */
    InflatedStream(ScanStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Compressed bytes used so far. */
    long used() {
        return closed ? taken : inflater.getBytesRead();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!inflater.finished()) {
                int got = inflater.inflate(target, offset, length);
                if (got > 0) {
                    return got;
                }
                if (inflater.needsDictionary()) {
                    throw new ZipException("deflate data that wants a dictionary");
                }
                if (inflater.needsInput() && !inflater.finished()) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw new ZipException("not deflate data: " + e.getMessage());
        }
        take();
        return -1;
    }

    /** Consumes from the source what the inflater has used of the chunk it was shown. */
    private void take() throws IOException {
        long used = inflater.getBytesRead();
        in.skip(used - taken);
        taken = used;
        chunk = new byte[0];
    }

    private void feed() throws IOException {
        take();
        chunk = in.peek((int) Math.min(CHUNK, limit - taken));
        if (chunk.length == 0) {
            throw new TruncatedException(in.position(), 1);
        }
        inflater.setInput(chunk);
    }

    /** Leaves the source behind the last byte used. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            try {
                take();
            } finally {
                closed = true;
                inflater.end();
            }
        }
    }
}
