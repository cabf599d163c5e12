package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that belong to no structure, up to the next place where one may begin. */
final class GapStream extends InputStream {
    private static final int WINDOW = 32 * 1024;

    /** Enough to judge a header by: its fixed part. */
    private static final int AHEAD = 46;

    private final ScanStream in;
    private boolean ended;
    private boolean first = true;
    private boolean zero = true;

    GapStream(ScanStream in) {
        this.in = in;
    }

    /** Whether all bytes were zero. */
    boolean zero() {
        return zero;
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
        int count = ended ? 0 : Math.min(length, safe(length));
        if (count == 0) {
            ended = true;
            return -1;
        }
        int got = in.read(target, offset, count);
        for (int i = 0; zero && i < got; i++) {
            zero = target[offset + i] == 0;
        }
        first = false;
        return got;
    }

    /** Number of bytes before the next structure. The first byte never is one: the caller has looked. */
    private int safe(int length) throws IOException {
        int wanted = Math.min(WINDOW, Math.min(length, WINDOW) + AHEAD);
        byte[] window = in.peek(wanted);
        boolean last = window.length < wanted;
        int until = last ? window.length : window.length - AHEAD;
        for (int i = first ? 1 : 0; i < until; i++) {
            if (window[i] == 'P' && begins(window, i)) {
                return i;
            }
        }
        return until;
    }

    /** Whether a structure that makes sense begins here. */
    static boolean begins(byte[] bytes, int at) {
        if (at + EndRecord.LENGTH > bytes.length) {
            return false;
        }
        return switch (Signature.of(bytes, at)) {
            case LocalHeader.SIGNATURE ->
                at + 30 <= bytes.length && method(Signature.u16(bytes, at + 8)) && Signature.u16(bytes, at + 26) > 0;
            case CentralEntry.SIGNATURE ->
                at + AHEAD <= bytes.length
                        && method(Signature.u16(bytes, at + 10))
                        && Signature.u16(bytes, at + 28) > 0;
            case EndRecord.SIGNATURE -> Signature.u16(bytes, at + 4) == 0 && Signature.u16(bytes, at + 6) == 0;
            case EndRecord.SIGNATURE64 -> Signature.u32(bytes, at + 4) >= EndRecord.LENGTH64 - 12;
            default -> false;
        };
    }

    private static boolean method(int method) {
        return method <= 20 || method >= 92 && method <= 99;
    }
}
