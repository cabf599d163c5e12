package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** The bytes of a member on their way to the scanners, counted and summed up. */
final class MemberData extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private long size;
    private boolean ended;

    MemberData(InputStream in) {
        super(in);
    }

    /** To be set once, where the stream needs this object's checksum to find its end. */
    void source(InputStream stream) {
        in = stream;
    }

    long crc() {
        return crc.getValue();
    }

    /** Bytes handed out. */
    long size() {
        return size;
    }

    /** Whether the data was read to its end. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = in.read(target, offset, length);
        if (got > 0) {
            crc.update(target, offset, got);
            size += got;
        } else if (got < 0) {
            ended = true;
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("every byte is read here, none is skipped");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // the archive goes on
    }
}
