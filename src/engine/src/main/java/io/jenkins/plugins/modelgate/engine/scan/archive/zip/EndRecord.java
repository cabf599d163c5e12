package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/**
 * What an end-of-directory record says, in its 32-bit form (APPNOTE 4.3.16) or its Zip64 form (4.3.14).
 *
 * @param position of its first byte in the file
 * @param disk number of this part and of the part with the directory, or-ed: 0 for an archive in one piece
 * @param entries number of entries
 * @param size of the directory in bytes, unsigned
 * @param offset of the directory as it stands there, unsigned
 */
record EndRecord(long position, long disk, long entries, long size, long offset) {
    static final int SIGNATURE = 0x06054b50;
    static final int SIGNATURE64 = 0x06064b50;
    static final int LOCATOR = 0x07064b50;
    static final int LENGTH = 22;
    static final int LENGTH64 = 56;
    static final int LOCATOR_LENGTH = 20;

    /** Reads from the signature on, up to the length of the comment. */
    static EndRecord read(ScanStream in) throws IOException {
        long position = in.position();
        in.skip(4);
        int disk = in.u16le() | in.u16le();
        int here = in.u16le();
        int entries = in.u16le();
        long size = in.u32le();
        long offset = in.u32le();
        return new EndRecord(position, disk | (here ^ entries), entries, size, offset);
    }

    /** Reads from the signature on, with the extensible data. */
    static EndRecord read64(ScanStream in) throws IOException {
        long position = in.position();
        in.skip(4);
        long length = in.u64le();
        in.skip(4);
        long disk = in.u32le() | in.u32le();
        long here = in.u64le();
        long entries = in.u64le();
        long size = in.u64le();
        long offset = in.u64le();
        in.skip(length - (LENGTH64 - 12));
        return new EndRecord(position, disk | (here ^ entries), entries, size, offset);
    }

    /** This record with the values that it cannot hold taken from the Zip64 one. */
    EndRecord widened(EndRecord wide) {
        return new EndRecord(
                position,
                disk == 0xFFFF ? wide.disk : disk | wide.disk,
                entries == 0xFFFF ? wide.entries : entries,
                size == 0xFFFFFFFFL ? wide.size : size,
                offset == 0xFFFFFFFFL ? wide.offset : offset);
    }

    boolean sameAs(EndRecord other) {
        return entries == other.entries && size == other.size && offset == other.offset;
    }
}
