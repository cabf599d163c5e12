package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;

/** Blocks that are no header, up to the next one that is. */
final class TarGap extends InputStream {
    private final ScanStream in;
    private int left = TarHeader.BLOCK;

    TarGap(ScanStream in) {
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
        if (left == 0) {
            byte[] block = in.peek(TarHeader.BLOCK);
            if (block.length == TarHeader.BLOCK && new TarHeader(block).summed()) {
                return -1;
            }
            left = block.length;
        }
        int got = left == 0 ? -1 : in.read(target, offset, Math.min(length, left));
        left -= Math.max(0, got);
        return got;
    }
}
