package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A sparse member with its holes filled in. */
final class SparseStream extends InputStream {
    private final InputStream stored;
    private final SparseMap map;
    private final long size;
    private long position;
    private int part;

    /** @param size of the member with its holes, in bytes */
    SparseStream(InputStream stored, SparseMap map, long size) {
        this.stored = stored;
        this.map = map;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (part < map.size() && position >= map.offset(part) + map.length(part)) {
            part++;
        }
        if (position >= size || length == 0) {
            return position >= size && length > 0 ? -1 : 0;
        }
        boolean inPart = part < map.size() && position >= map.offset(part);
        long until = part >= map.size() ? size : inPart ? map.offset(part) + map.length(part) : map.offset(part);
        int step = (int) Math.min(length, Math.min(until, size) - position);
        if (inPart) {
            step = stored.read(target, offset, step);
            if (step < 0) {
                throw new MalformedException(
                        TarRules.AMBIGUOUS, -1, "a sparse member with less data than its map says");
            }
        } else {
            Arrays.fill(target, offset, offset + step, (byte) 0);
        }
        position += step;
        return step;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
