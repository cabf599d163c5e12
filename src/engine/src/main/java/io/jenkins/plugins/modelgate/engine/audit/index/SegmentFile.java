package io.jenkins.plugins.modelgate.engine.audit.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Form of a segment: blocks of 4096 bytes that end with a CRC-32C over the rest. The first one is the head, the others
 * hold 170 postings each, sorted by key and entry.
 *
 * @param first entry that it covers
 * @param end behind the last entry that it covers
 * @param count of postings
 * @param earliest time of an entry, in milliseconds since 1970
 * @param latest time of an entry
 */
record SegmentFile(long first, long end, long count, long earliest, long latest) {
    static final int BLOCK = 4096;
    static final int PER_BLOCK = 170;

    private static final byte[] MAGIC = "mg-index-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile("([0-9]{19})-([0-9]{19})\\.segment");

    String name() {
        return String.format("%019d-%019d.segment", first, end);
    }

    /** Entries that a file of that name covers, or null when it is none. */
    static long[] range(String name) {
        Matcher match = NAME.matcher(name);
        if (!match.matches()) {
            return null;
        }
        try {
            return new long[] {Long.parseLong(match.group(1)), Long.parseLong(match.group(2))};
        } catch (NumberFormatException e) {
            return null;
        }
    }

    long bytes() {
        return BLOCK * (1 + (count + PER_BLOCK - 1) / PER_BLOCK);
    }

    byte[] head() {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        block.put(MAGIC)
                .putLong(first)
                .putLong(end)
                .putLong(count)
                .putLong(earliest)
                .putLong(latest);
        return sealed(block.array());
    }

    /** The head of a block, or null when it is none. */
    static SegmentFile head(byte[] block) {
        if (!isSound(block) || !Arrays.equals(Arrays.copyOf(block, MAGIC.length), MAGIC)) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(block, MAGIC.length, 40);
        return new SegmentFile(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    static byte[] sealed(byte[] block) {
        ByteBuffer.wrap(block).putInt(BLOCK - 4, crc(block));
        return block;
    }

    static boolean isSound(byte[] block) {
        return ByteBuffer.wrap(block).getInt(BLOCK - 4) == crc(block);
    }

    private static int crc(byte[] block) {
        CRC32C crc = new CRC32C();
        crc.update(block, 0, BLOCK - 4);
        return (int) crc.getValue();
    }
}
