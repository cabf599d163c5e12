package io.jenkins.plugins.modelgate.engine.audit.store;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.tile.EntryBundle;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One batch in the journal: its entries and the signed checkpoint that covers them.
 *
 * <pre>
 * magic u32 | body length u32 | first index u64 | entries u32 | CRC-32C of these 20 bytes
 * body: the entries, each behind its length as u16, then the checkpoint
 * SHA-256(chain of the record before ‖ head ‖ body)
 * </pre>
 *
 * @param first index of its first entry
 * @param entries in order, at least one
 * @param checkpoint note of the tree that they end
 */
public record JournalRecord(long first, List<byte[]> entries, byte[] checkpoint) {
    /** Bytes in front of the body. */
    static final int HEAD = 24;

    /** Bytes behind the body. */
    static final int CHAIN = 32;

    /** Longest body that is read, in bytes: the writer's batches stay far below. */
    static final int MAX_BODY = 64 << 20;

    private static final int MAGIC = 0x4D474A52;

    public JournalRecord {
        entries = List.copyOf(entries);
    }

    /** Size of the tree behind this batch. */
    public long end() {
        return first + entries.size();
    }

    /** Bytes that a batch takes, with a margin for its checkpoint. */
    static long estimate(List<byte[]> entries) {
        long bytes = HEAD + CHAIN + 64 * 1024;
        for (byte[] entry : entries) {
            bytes += 2 + entry.length;
        }
        return bytes;
    }

    /** The record as it is written; the last 32 bytes are the chain. */
    byte[] encode(byte[] before) {
        byte[] bundle = EntryBundle.encode(entries);
        ByteBuffer out = ByteBuffer.allocate(HEAD + bundle.length + checkpoint.length + CHAIN);
        out.putInt(MAGIC)
                .putInt(bundle.length + checkpoint.length)
                .putLong(first)
                .putInt(entries.size());
        out.putInt(crc(out.array()));
        out.put(bundle).put(checkpoint);
        MessageDigest digest = MerkleHash.sha256();
        digest.update(before);
        digest.update(out.array(), 0, out.position());
        out.put(digest.digest());
        return out.array();
    }

    private static int crc(byte[] head) {
        CRC32C crc = new CRC32C();
        crc.update(head, 0, HEAD - Integer.BYTES);
        return (int) crc.getValue();
    }

    /**
     * The head of a record.
     *
     * @param bodyLength in bytes
     * @param first index of the first entry
     * @param count of entries
     */
    record Head(int bodyLength, long first, int count) {
        /** @return null when the bytes are no head */
        static Head of(byte[] bytes) {
            ByteBuffer head = ByteBuffer.wrap(bytes);
            if (head.getInt() != MAGIC || ByteBuffer.wrap(bytes, HEAD - 4, 4).getInt() != crc(bytes)) {
                return null;
            }
            Head parsed = new Head(head.getInt(), head.getLong(), head.getInt());
            boolean sane =
                    parsed.bodyLength > 0 && parsed.bodyLength <= MAX_BODY && parsed.first >= 0 && parsed.count > 0;
            return sane ? parsed : null;
        }
    }

    static JournalRecord decode(Head head, byte[] body) throws MalformedException {
        EntryBundle bundle = EntryBundle.parsePrefix(body, head.count());
        List<byte[]> entries = new ArrayList<>(head.count());
        for (int i = 0; i < head.count(); i++) {
            entries.add(bundle.entry(i));
        }
        int end = head.count() == 0 ? 0 : bundle.offset(head.count() - 1) + bundle.length(head.count() - 1);
        return new JournalRecord(head.first(), entries, Arrays.copyOfRange(body, end, body.length));
    }
}
