package io.jenkins.plugins.modelgate.engine.audit.store;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a journal file record by record, and tells how it ends. */
public final class JournalReader implements AutoCloseable {
    static final byte[] MAGIC = "modelgate-journal-1\n".getBytes(StandardCharsets.US_ASCII);

    /** Bytes in front of the first record: magic, size, root, SHA-256 of these. */
    static final int HEAD = MAGIC.length + 8 + 32 + 32;

    /** How a journal ends. */
    public enum End {
        /** With a record, or with room that was never used. */
        CLEAN,
        /** With the beginning of a record: its writer was stopped in the middle. */
        TORN,
        /** With something that no stopped writer leaves. */
        DAMAGED
    }

    private final FileChannel channel;
    private final TreeHead base;
    private byte[] chain;
    private long position;
    private End end;
    private long damage = -1;

    private JournalReader(FileChannel channel, TreeHead base, byte[] chain) {
        this.channel = channel;
        this.base = base;
        this.chain = chain;
        this.position = HEAD;
    }

    /** Journal files of a log in the order of their entries. */
    public static List<Path> files(Path log) throws IOException {
        List<Path> files = new ArrayList<>();
        Path directory = log.resolve(LogLayout.JOURNAL);
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.journal")) {
                found.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }

    /** @throws MalformedException when the file has not even a head */
    public static JournalReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            byte[] head = new byte[HEAD];
            if (fill(channel, head, 0) < HEAD
                    || !Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC)
                    || !Arrays.equals(Arrays.copyOfRange(head, HEAD - 32, HEAD), sha256(head, HEAD - 32))) {
                throw new MalformedException("the head of journal " + file.getFileName() + " is damaged");
            }
            ByteBuffer fields = ByteBuffer.wrap(head, MAGIC.length, 40);
            long size = fields.getLong();
            byte[] root = new byte[32];
            fields.get(root);
            return new JournalReader(channel, new TreeHead(size, root), Arrays.copyOfRange(head, HEAD - 32, HEAD));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static byte[] head(TreeHead base) {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.put(MAGIC).putLong(base.size()).put(base.root());
        head.put(sha256(head.array(), HEAD - 32));
        return head.array();
    }

    /** The tree that the first record continues. */
    public TreeHead base() {
        return base;
    }

    /** The next record, or null at the end, which {@link #end()} then tells. */
    public JournalRecord next() throws IOException {
        byte[] bytes = new byte[JournalRecord.HEAD];
        int got = fill(channel, bytes, position);
        if (got < bytes.length || isZero(bytes)) {
            long used = firstUsed(position);
            return finish(used < 0 ? End.CLEAN : got < bytes.length ? End.TORN : End.DAMAGED, used);
        }
        JournalRecord.Head head = JournalRecord.Head.of(bytes);
        if (head == null) {
            return finish(End.DAMAGED, position);
        }
        byte[] rest = new byte[head.bodyLength() + JournalRecord.CHAIN];
        if (fill(channel, rest, position + bytes.length) < rest.length) {
            return finish(End.TORN, position);
        }
        byte[] body = Arrays.copyOf(rest, head.bodyLength());
        byte[] check = Arrays.copyOfRange(rest, head.bodyLength(), rest.length);
        MessageDigest digest = MerkleHash.sha256();
        digest.update(chain);
        digest.update(bytes);
        digest.update(body);
        if (!Arrays.equals(check, digest.digest())) {
            // The writer reaches the chain last: as long as it is zero, the record was not finished.
            return finish(isZero(check) ? End.TORN : End.DAMAGED, position);
        }
        JournalRecord record = JournalRecord.decode(head, body);
        position += bytes.length + rest.length;
        chain = check;
        return record;
    }

    private JournalRecord finish(End how, long where) {
        end = how;
        damage = where;
        return null;
    }

    /** How it ended. */
    public End end() {
        return end;
    }

    /** Offset of what is wrong behind the last good record, or -1. */
    public long damage() {
        return damage;
    }

    /** Offset behind the last good record. */
    public long position() {
        return position;
    }

    private long firstUsed(long from) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        long at = from;
        for (int got = fill(channel, chunk, at); got > 0; got = fill(channel, chunk, at)) {
            for (int i = 0; i < got; i++) {
                if (chunk[i] != 0) {
                    return at + i;
                }
            }
            at += got;
        }
        return -1;
    }

    private static int fill(FileChannel channel, byte[] target, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            continue;
        }
        return buffer.position();
    }

    private static boolean isZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] sha256(byte[] bytes, int length) {
        MessageDigest digest = MerkleHash.sha256();
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
