package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** The four bytes at the start of every ZIP structure. */
final class Signature {
    private Signature() {}

    /** What stands here, 0 if fewer than four bytes are left. */
    static int at(ScanStream in) throws IOException {
        byte[] bytes = in.peek(4);
        return bytes.length < 4 ? 0 : of(bytes, 0);
    }

    /** Little-endian number at this place. */
    static int of(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    /** Unsigned 16-bit number at this place. */
    static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    /** Unsigned 32-bit number at this place. */
    static long u32(byte[] bytes, int at) {
        return of(bytes, at) & 0xFFFFFFFFL;
    }
}
