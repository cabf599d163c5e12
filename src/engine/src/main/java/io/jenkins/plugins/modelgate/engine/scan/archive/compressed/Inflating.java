package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflate data, with or without the zlib wrapper, that takes from its source exactly the bytes that belong to it. */
public final class Inflating extends InputStream {
    private static final int CHUNK = 16 * 1024;

    private final Inflater inflater;
    private final ScanStream in;
    private final long limit;
    private long taken;
    private boolean closed;
    private IOException failure;

    /**
     * @param limit most compressed bytes there are
     * @param raw whether the data stands without the zlib header and checksum
     */
    public Inflating(ScanStream in, long limit, boolean raw) {
        this.in = in;
        this.limit = limit;
        this.inflater = new Inflater(raw);
    }

    /** Compressed bytes used so far. */
    public long used() {
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
        if (failure != null) {
            throw failure;
        }
        try {
            while (!inflater.finished()) {
                int got = inflater.inflate(target, offset, length);
                if (got > 0) {
                    return got;
                }
                if (inflater.needsDictionary()) {
                    throw new DataFormatException("it wants a dictionary");
                }
                if (inflater.needsInput() && !inflater.finished()) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            failure =
                    new MalformedException(ArchiveRules.DAMAGED, in.position(), "not deflate data: " + e.getMessage());
            throw failure;
        }
        take();
        return -1;
    }

    /** Consumes from the source what the inflater has used of the chunk it was shown. */
    private void take() throws IOException {
        long used = inflater.getBytesRead();
        in.skip(used - taken);
        taken = used;
    }

    private void feed() throws IOException {
        take();
        byte[] chunk = in.peek((int) Math.min(CHUNK, limit - taken));
        if (chunk.length == 0) {
            failure = new TruncatedException(in.position(), 1);
            throw failure;
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
