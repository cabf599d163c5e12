package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/**
 * A local file header, APPNOTE 4.3.7.
 *
 * @param offset of its first byte
 * @param flags general purpose bits
 * @param crc declared CRC-32
 * @param packed declared compressed size in bytes, unsigned
 * @param size declared size in bytes, unsigned
 * @param name its bytes
 * @param extra its extra fields
 * @param wide whether sizes have 64 bits here and in the descriptor
 */
record LocalHeader(
        long offset, int flags, int method, long crc, long packed, long size, byte[] name, byte[] extra, boolean wide) {
    static final int SIGNATURE = 0x04034b50;
    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** Set when sizes and checksum follow the data. */
    private static final int DESCRIPTOR = 1 << 3;

    /** Encrypted, patched, strongly encrypted, masked header. */
    static final int OPAQUE = 1 | 1 << 5 | 1 << 6 | 1 << 13;

    /** Reads from the signature on. */
    static LocalHeader read(ScanStream in) throws IOException {
        long offset = in.position();
        in.skip(6);
        int flags = in.u16le();
        int method = in.u16le();
        in.skip(4);
        long crc = in.u32le();
        long packed = in.u32le();
        long size = in.u32le();
        int nameLength = in.u16le();
        int extraLength = in.u16le();
        byte[] name = in.bytes(nameLength);
        byte[] extra = in.bytes(extraLength);
        long[] sizes = {size, packed};
        boolean wide = ExtraField.widen(extra, sizes);
        return new LocalHeader(offset, flags, method, crc, sizes[1], sizes[0], name, extra, wide);
    }

    boolean described() {
        return (flags & DESCRIPTOR) != 0;
    }

    /** Whether sizes are left to the descriptor, so that only the data itself tells where it ends. */
    boolean open() {
        return described() && packed == 0;
    }

    boolean opaque() {
        return (flags & OPAQUE) != 0;
    }

    boolean stored() {
        return method == STORED;
    }
}
