package io.jenkins.plugins.modelgate.engine.scan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps the beginning of a content that its container can show only once, for the other scanners that recognise it: a
 * text in a protobuf message, a member of a compressed archive. What is longer than the bound is not kept at all.
 */
final class Spool extends FilterInputStream implements Replay {
    /** Most bytes kept; one content of each nested level may keep as many. */
    static final int MOST = 4 << 20;

    private ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Spool(InputStream in) {
        super(in);
    }

    /** Nobody will ask for a second reading. */
    void stop() {
        kept = null;
    }

    /** Whether everything that was read can be read again. */
    boolean isWhole() {
        return kept != null;
    }

    @Override
    public InputStream openAt(long offset) {
        byte[] bytes = kept.toByteArray();
        int from = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        if (got > 0 && kept != null) {
            if (kept.size() + got > MOST) {
                stop();
            } else {
                kept.write(target, offset, got);
            }
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        if (kept == null) {
            return super.skip(count);
        }
        byte[] scratch = new byte[(int) Math.min(16 * 1024, Math.max(1, count))];
        return count <= 0 ? 0 : Math.max(0, read(scratch, 0, scratch.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
