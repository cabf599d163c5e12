package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of exactly one Zstandard frame: the headers of its blocks tell where it ends, RFC 8878 section 3.1.1. The
 * decompressor reads ahead and could not tell.
 */
final class ZstdFrame extends InputStream {
    private static final int BLOCK_HEADER = 3;
    private static final int CHECKSUM = 4;
    private static final int RUN = 1;

    private final ScanStream in;
    private long left;
    private boolean started;
    private boolean last;
    private boolean checksum;

    ZstdFrame(ScanStream in) {
        this.in = in;
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
        if (left == 0 && !next()) {
            return -1;
        }
        int got = in.read(target, offset, (int) Math.min(length, left));
        if (got < 0) {
            throw new TruncatedException(in.position(), left);
        }
        left -= got;
        return got;
    }

    /** Looks at the next header without consuming it; the decompressor wants it too. */
    private boolean next() throws IOException {
        if (!started) {
            started = true;
            left = header(need(5)[4] & 0xFF);
            return true;
        }
        if (last) {
            left = checksum ? CHECKSUM : 0;
            checksum = false;
            return left > 0;
        }
        byte[] block = need(BLOCK_HEADER);
        int bits = block[0] & 0xFF | (block[1] & 0xFF) << 8 | (block[2] & 0xFF) << 16;
        last = (bits & 1) != 0;
        left = BLOCK_HEADER + ((bits >> 1 & 3) == RUN ? 1 : bits >>> 3);
        return true;
    }

    private byte[] need(int count) throws IOException {
        byte[] bytes = in.peek(count);
        if (bytes.length < count) {
            throw new TruncatedException(in.position() + bytes.length, count - bytes.length);
        }
        return bytes;
    }

    /** Length of the frame header with its magic. */
    private int header(int descriptor) {
        boolean single = (descriptor & 0x20) != 0;
        checksum = (descriptor & 0x04) != 0;
        int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
        int size = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
        return 4 + 1 + (single ? 0 : 1) + dictionary + size;
    }
}
