package io.jenkins.plugins.modelgate.engine.scan;

import java.io.IOException;
import java.io.InputStream;

/** A bounded run of a {@link ScanStream}; ends early, without an error, when the stream does. */
final class Slice extends InputStream {
    private final ScanStream stream;
    private long left;

    Slice(ScanStream stream, long count) {
        this.stream = stream;
        this.left = Math.max(0, count);
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int value = stream.read();
        if (value >= 0) {
            left--;
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        int got = stream.read(target, offset, (int) Math.min(length, left));
        if (got > 0) {
            left -= got;
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long step = stream.passOver(Math.min(count, left));
        left -= step;
        return step;
    }
}
