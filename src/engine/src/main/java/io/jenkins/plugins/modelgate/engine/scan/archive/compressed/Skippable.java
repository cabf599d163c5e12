package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** Skippable frames of zstd and LZ4: magic 0x184D2A50 to 0x184D2A5F, size, bytes that no decompressor looks at. */
final class Skippable {
    private static final long MAGIC = 0x184D2A50L;

    private Skippable() {}

    /** The next four bytes, -1 if fewer are left. */
    static long magic(ScanStream in) throws IOException {
        byte[] head = in.peek(4);
        return head.length < 4
                ? -1
                : head[0] & 0xFF | (head[1] & 0xFF) << 8 | (head[2] & 0xFF) << 16 | (head[3] & 0xFFL) << 24;
    }

    static boolean begins(ScanStream in) throws IOException {
        return (magic(in) & ~0xFL) == MAGIC;
    }

    /** Consumes a skippable frame if one stands here. */
    static boolean consume(ScanStream in, Notes notes) throws IOException {
        if (!begins(in)) {
            return false;
        }
        in.skip(4);
        notes.side(in, in.u32le(), "skippable frame");
        return true;
    }
}
