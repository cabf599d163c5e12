package io.jenkins.plugins.modelgate.engine.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Remembers the last bytes that went by: an archive hidden behind other content shows itself only at its end. */
final class TailStream extends FilterInputStream {
    private byte[] ring;
    private long seen;

    /** @param size expected bytes, or -1 */
    TailStream(InputStream in, long size) {
        super(in);
        this.ring = new byte[size >= 0 && size < Probe.TAIL ? Math.max(1, (int) size) : Probe.TAIL];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        if (got > 0) {
            keep(target, offset, got);
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        // Every byte is read here: the end may come at any of them.
        byte[] scratch = new byte[(int) Math.min(16 * 1024, Math.max(1, count))];
        int got = count <= 0 ? 0 : read(scratch, 0, scratch.length);
        return Math.max(0, got);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void keep(byte[] source, int offset, int count) {
        if (seen + count > ring.length && ring.length < Probe.TAIL) {
            ring = Arrays.copyOf(ring, Probe.TAIL); // more than was told; until now nothing has been overwritten
        }
        int from = Math.max(0, count - ring.length);
        seen += from;
        for (int at = from; at < count; ) {
            int place = (int) (seen % ring.length);
            int step = Math.min(count - at, ring.length - place);
            System.arraycopy(source, offset + at, ring, place, step);
            seen += step;
            at += step;
        }
    }

    /** The last bytes, oldest first. */
    byte[] tail() {
        int length = (int) Math.min(seen, ring.length);
        byte[] tail = new byte[length];
        for (int i = 0; i < length; i++) {
            tail[i] = ring[(int) ((seen - length + i) % ring.length)];
        }
        return tail;
    }
}
