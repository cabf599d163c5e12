package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Data of unknown length that ends where a data descriptor fits: its sizes are the number of bytes that came before it
 * and its checksum is theirs. PyTorch writes every member so. The descriptor may stand without its signature; then the
 * next header must follow it.
 */
final class DescribedStream extends InputStream {
    private static final int WINDOW = 32 * 1024;

    /** Longest descriptor; a signature nearer to the end of the window waits for the next one. */
    private static final int AHEAD = 24;

    /** Longest descriptor without a signature, which stands before the signature that is found. */
    private static final int BEHIND = 20;

    private final ScanStream in;
    private final long start;
    private final boolean stored;
    private final LongSupplier crc;
    private long rejected = -1;
    private long candidate = -1;
    private long candidateCrc;
    private boolean found;

    /**
     * @param start position of the first byte of the data
     * @param stored whether both sizes must fit, not only the compressed one
     * @param crc checksum of the bytes handed out so far, or null if it cannot be compared
     */
    DescribedStream(ScanStream in, long start, boolean stored, @CheckForNull LongSupplier crc) {
        this.in = in;
        this.start = start;
        this.stored = stored;
        this.crc = crc;
    }

    /** Whether the data ended before a descriptor, not with the file. */
    boolean found() {
        return found;
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
        while (!found) {
            if (in.position() == candidate) {
                found = crc == null || crc.getAsLong() == candidateCrc;
                rejected = candidate;
                candidate = -1;
                continue;
            }
            int safe = safe(length);
            if (safe == 0 && candidate < 0) {
                return -1;
            }
            if (safe > 0) {
                return in.read(target, offset, Math.min(safe, length));
            }
        }
        return -1;
    }

    /** Number of bytes from here that surely belong to the data; sets the candidate if one stops them. */
    private int safe(int length) throws IOException {
        int wanted = Math.min(WINDOW, Math.min(length, WINDOW) + AHEAD + BEHIND);
        byte[] window = in.peek(wanted);
        boolean last = window.length < wanted;
        int until = window.length - (last ? 12 : AHEAD);
        candidate = -1;
        for (int i = 1; i <= until; i += 2) {
            if (window[i] == 'K' && window[i - 1] == 'P') {
                consider(window, i - 1);
            } else if (window[i] == 'P' && i + 1 < window.length && window[i + 1] == 'K') {
                consider(window, i);
            }
            if (candidate >= 0) {
                return (int) (candidate - in.position());
            }
        }
        return last ? window.length : window.length - AHEAD - BEHIND;
    }

    /** Whether the signature at this place in the window ends the data. */
    private void consider(byte[] window, int at) {
        int kind = at + 4 > window.length ? 0 : (window[at + 2] & 0xFF) << 8 | window[at + 3] & 0xFF;
        if (kind == 0x0708) {
            fits(window, at, at + 4);
        } else if (kind == 0x0304 || kind == 0x0102) {
            fits(window, at - 12, at - 12);
            fits(window, at - 20, at - 20);
        }
    }

    /** Whether the data may end at {@code end}, with checksum and sizes at {@code fields}. */
    private void fits(byte[] window, int end, int fields) {
        long place = in.position() + end;
        if (candidate >= 0 || end < 0 || place <= rejected) {
            return;
        }
        long count = place - start;
        boolean narrow = fits(window, fields + 4, 4, count & 0xFFFFFFFFL);
        if (narrow || fits(window, fields + 4, 8, count)) {
            candidate = place;
            candidateCrc = number(window, fields, 4);
        }
    }

    private boolean fits(byte[] window, int at, int width, long count) {
        return at + 2 * width <= window.length
                && number(window, at, width) == count
                && (!stored || number(window, at + width, width) == count);
    }

    private static long number(byte[] bytes, int at, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
