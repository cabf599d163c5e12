package io.jenkins.plugins.modelgate.engine.scan;

import java.io.InputStream;
import java.util.Iterator;

/** A stream of pieces that are made as they are read, so that a large file needs no memory. */
public final class Pieces extends InputStream {
    private final Iterator<byte[]> pieces;
    private byte[] piece = new byte[0];
    private int next;

    public Pieces(Iterator<byte[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        while (next == piece.length) {
            if (!pieces.hasNext()) {
                return -1;
            }
            piece = pieces.next();
            next = 0;
        }
        int step = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, target, offset, step);
        next += step;
        return step;
    }
}
