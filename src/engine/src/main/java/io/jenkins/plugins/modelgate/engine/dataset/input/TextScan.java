package io.jenkins.plugins.modelgate.engine.dataset.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at every byte of a text once: whether it is UTF-8 (RFC 3629), free of NUL, and has lines of bearable length. Columns and
 * rows are somebody else's matter.
 */
final class TextScan {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private final long maxLine;
    private long total;
    private long lineStart;
    private int pending;
    private int codePoint;
    private int smallest;
    private String fault;
    private long faultAt = -1;

    TextScan(long maxLine) {
        this.maxLine = maxLine;
    }

    /** The next bytes of the text. */
    void add(byte[] bytes, int length) {
        if (fault == null) {
            lines(bytes, length);
        }
        if (fault == null) {
            utf8(bytes, length);
        }
        total += length;
    }

    /** Nothing follows. */
    void end() {
        if (fault == null && pending > 0) {
            found("the text ends inside a character", total);
        }
    }

    /** What is wrong, or null. */
    String fault() {
        return fault;
    }

    /** Byte offset of the fault in the unpacked text, or -1. */
    long faultAt() {
        return faultAt;
    }

    long total() {
        return total;
    }

    private void found(String what, long at) {
        fault = what;
        faultAt = at;
    }

    private void lines(byte[] bytes, int length) {
        int first = 0;
        while (first < length && bytes[first] != '\n') {
            first++;
        }
        if (total + first - lineStart > maxLine) {
            found("a line is longer than " + (maxLine >> 20) + " MiB", lineStart);
        }
        for (int last = length - 1; last >= first; last--) {
            if (bytes[last] == '\n') {
                lineStart = total + last + 1;
                return;
            }
        }
    }

    private void utf8(byte[] bytes, int length) {
        int i = 0;
        while (i < length) {
            if (pending == 0) {
                i = plain(bytes, i, length);
                if (i == length) {
                    return;
                }
            }
            int b = bytes[i] & 0xFF;
            if (pending > 0 ? !continues(b) : !begins(b)) {
                found(b == 0 ? "there is a NUL byte, which no text has" : "the text is not UTF-8", total + i);
                return;
            }
            i++;
        }
    }

    /** Passes over ASCII without NUL, eight bytes at a time. */
    private static int plain(byte[] bytes, int from, int length) {
        int i = from;
        while (i + 8 <= length) {
            long eight = (long) LONG.get(bytes, i);
            // The second term has a high bit for each byte that is zero.
            if ((eight & HIGH_BITS | (eight - ONES) & ~eight & HIGH_BITS) != 0) {
                break;
            }
            i += 8;
        }
        while (i < length && bytes[i] > 0) {
            i++;
        }
        return i;
    }

    private boolean begins(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            expect(1, b & 0x1F, 0x80);
        } else if (b >= 0xE0 && b <= 0xEF) {
            expect(2, b & 0x0F, 0x800);
        } else if (b >= 0xF0 && b <= 0xF4) {
            expect(3, b & 0x07, 0x10000);
        } else {
            return false;
        }
        return true;
    }

    private void expect(int more, int bits, int least) {
        pending = more;
        codePoint = bits;
        smallest = least;
    }

    private boolean continues(int b) {
        if ((b & 0xC0) != 0x80) {
            return false;
        }
        codePoint = codePoint << 6 | b & 0x3F;
        pending--;
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return pending > 0 || codePoint >= smallest && codePoint <= 0x10FFFF && !surrogate;
    }
}
