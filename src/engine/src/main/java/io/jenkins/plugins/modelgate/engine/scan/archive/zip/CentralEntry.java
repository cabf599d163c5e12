package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/**
 * An entry of the central directory, APPNOTE 4.3.12.
 *
 * @param position of its first byte in the file
 * @param packed compressed size in bytes, unsigned
 * @param size in bytes, unsigned
 * @param local offset of the local header as it stands there, unsigned
 * @param mode Unix mode, 0 if the entry carries none
 * @param name its bytes
 * @param extra its extra fields
 */
record CentralEntry(
        long position,
        int flags,
        int method,
        long crc,
        long packed,
        long size,
        long local,
        int mode,
        byte[] name,
        byte[] extra) {
    static final int SIGNATURE = 0x02014b50;
    /** Without name, extra fields and comment. */
    static final int LENGTH = 46;

    private static final int TYPE = 0170000;
    private static final int SYMLINK = 0120000;

    /** Reads from the signature on. */
    static CentralEntry read(ScanStream in) throws IOException {
        long position = in.position();
        in.skip(8);
        int flags = in.u16le();
        int method = in.u16le();
        in.skip(4);
        long crc = in.u32le();
        long packed = in.u32le();
        long size = in.u32le();
        int nameLength = in.u16le();
        int extraLength = in.u16le();
        int commentLength = in.u16le();
        in.skip(4);
        int mode = (int) (in.u32le() >>> 16);
        long local = in.u32le();
        byte[] name = in.bytes(nameLength);
        byte[] extra = in.bytes(extraLength);
        in.skip(commentLength);
        long[] wide = {size, packed, local};
        ExtraField.widen(extra, wide);
        return new CentralEntry(position, flags, method, crc, wide[1], wide[0], wide[2], mode, name, extra);
    }

    boolean symlink() {
        return (mode & TYPE) == SYMLINK;
    }
}
