package io.jenkins.plugins.modelgate.engine.lineage.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the end of a segment says of it.
 *
 * @param first entry of the trail that it covers
 * @param end the one after its last
 * @param table offset of the table, in bytes
 * @param postings number of its lines
 * @param root of the trail's Merkle tree over its first {@code end} entries
 */
record SegmentForm(long first, long end, long table, long postings, byte[] root) {
    /** At the beginning of the file. */
    static final byte[] MAGIC = {'M', 'G', 'L', 'I', 'N', 'E', '0', '2'};

    /** Without the digest that follows. */
    static final int BYTES = 4 * 8 + 32;

    /** SHA-256 of everything before it. */
    static final int DIGEST = 32;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(end)
                .putLong(table)
                .putLong(postings)
                .put(root)
                .array();
    }

    static SegmentForm read(ByteBuffer in) {
        long first = in.getLong();
        long end = in.getLong();
        long table = in.getLong();
        long postings = in.getLong();
        byte[] root = new byte[32];
        in.get(root);
        return new SegmentForm(first, end, table, postings, root);
    }

    String fileName() {
        return String.format("segment-%012d-%012d", first, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentForm form && Arrays.equals(bytes(), form.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }
}
