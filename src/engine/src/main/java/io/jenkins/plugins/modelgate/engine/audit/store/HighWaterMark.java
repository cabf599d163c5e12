package io.jenkins.plugins.modelgate.engine.audit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The last tree that was signed, kept at a second place: a log that has less than that was rolled back, by a restored
 * backup or by somebody. Two slots are written in turn, so that one is always whole; the file never grows, so a full
 * disk does not matter. A mark survives a killed process at once, a power failure after {@link #force()}.
 */
public final class HighWaterMark implements AutoCloseable {
    private static final byte[] MAGIC = "mg-hwm-1".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = MAGIC.length + 8 + 8 + 32 + 32;
    private static final int SLOT = SIGNED + 32;

    private final FileChannel channel;
    private final byte[] origin;
    private long sequence;
    private TreeHead last;

    private HighWaterMark(FileChannel channel, byte[] origin) {
        this.channel = channel;
        this.origin = origin;
    }

    /** Whether there is a mark at all. */
    public static boolean exists(Path file) {
        return Files.exists(file);
    }

    /**
     * Opens a mark, or makes one.
     *
     * @param origin of the log that it belongs to
     * @throws IOException when it cannot be read, is damaged, or belongs to another log
     */
    public static HighWaterMark open(Path file, String origin) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            HighWaterMark mark = new HighWaterMark(channel, sha256(origin.getBytes(StandardCharsets.UTF_8)));
            mark.read(file);
            return mark;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The mark as it stands, without opening it for writing. */
    public static Optional<TreeHead> peek(Path file, String origin) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            HighWaterMark mark = new HighWaterMark(channel, sha256(origin.getBytes(StandardCharsets.UTF_8)));
            mark.read(file);
            return mark.last();
        }
    }

    private static void create(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
            DurableFiles files = new DurableFiles(parent);
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.write(unfinished, new byte[2 * SLOT]);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            files.syncDirectories();
        }
    }

    /** The last mark; empty in a new file. */
    public Optional<TreeHead> last() {
        return Optional.ofNullable(last);
    }

    /** Writes a mark that a killed process leaves behind. */
    public void record(TreeHead head) throws IOException {
        sequence++;
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        slot.put(MAGIC).putLong(sequence).putLong(head.size()).put(head.root()).put(origin);
        slot.put(sha256(Arrays.copyOf(slot.array(), SIGNED))).flip();
        long at = sequence % 2 * SLOT;
        while (slot.hasRemaining()) {
            channel.write(slot, at + slot.position());
        }
        last = head;
    }

    /** Makes the last mark survive a power failure. */
    public void force() throws IOException {
        channel.force(false);
    }

    private void read(Path file) throws IOException {
        ByteBuffer both = ByteBuffer.allocate(2 * SLOT + 1);
        while (both.hasRemaining() && channel.read(both, both.position()) > 0) {
            continue;
        }
        byte[] bytes = both.array();
        boolean written = false;
        for (int i = 0; i < 2; i++) {
            byte[] slot = Arrays.copyOfRange(bytes, i * SLOT, (i + 1) * SLOT);
            written |= !Arrays.equals(slot, new byte[SLOT]);
            slot(slot, file);
        }
        if (both.position() != 2 * SLOT || written && last == null) {
            throw new IOException("the high-water mark " + file + " is damaged");
        }
    }

    private void slot(byte[] slot, Path file) throws IOException {
        byte[] check = Arrays.copyOfRange(slot, SIGNED, SLOT);
        if (!Arrays.equals(check, sha256(Arrays.copyOf(slot, SIGNED)))) {
            return;
        }
        ByteBuffer fields = ByteBuffer.wrap(slot, MAGIC.length, SIGNED - MAGIC.length);
        long number = fields.getLong();
        long size = fields.getLong();
        byte[] root = new byte[32];
        byte[] whose = new byte[32];
        fields.get(root).get(whose);
        if (!Arrays.equals(whose, origin)) {
            throw new IOException("the high-water mark " + file + " belongs to another log");
        }
        if (number > sequence) {
            sequence = number;
            last = new TreeHead(size, root);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        MessageDigest digest = io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash.sha256();
        return digest.digest(bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
