package io.jenkins.plugins.modelgate.engine.audit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * The file that makes a batch durable with one write and one force. Room is taken in advance and zeroed, so that a full
 * disk shows before a checkpoint is signed and so that the force need not write the file's size.
 */
public final class Journal implements AutoCloseable {
    private static final int ROOM = 1 << 20;
    private static final int SMALL_ROOM = 64 << 10;

    private final Path file;
    private final FileChannel channel;
    private byte[] chain;
    private long position;
    private long room;
    private boolean dirty;

    private Journal(Path file, FileChannel channel, byte[] chain) {
        this.file = file;
        this.channel = channel;
        this.chain = chain;
        this.position = JournalReader.HEAD;
        this.room = JournalReader.HEAD;
    }

    /** Starts a journal that continues {@code base}; a file of that name must hold nothing that is needed. */
    public static Journal create(Path log, TreeHead base, DurableFiles files) throws IOException {
        Path file = LogLayout.journal(log, base.size());
        byte[] head = JournalReader.head(base);
        files.overwrite(file, head);
        files.syncDirectories();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        return new Journal(file, channel, Arrays.copyOfRange(head, head.length - 32, head.length));
    }

    /** Bytes in use. */
    public long size() {
        return position;
    }

    /** Its file. */
    public Path file() {
        return file;
    }

    /** Takes room for a batch; after a failure nothing was signed or lost, and the next call tries again. */
    public void reserve(List<byte[]> entries) throws IOException {
        long needed = position + JournalRecord.estimate(entries);
        if (dirty) {
            restore();
        }
        if (needed <= room) {
            return;
        }
        try {
            extend(Math.max(needed, room + ROOM));
        } catch (IOException e) {
            restore();
            // Perhaps there is room for this batch alone.
            extend(Math.max(needed, room + SMALL_ROOM));
        }
    }

    private void extend(long end) throws IOException {
        dirty = true;
        ByteBuffer zeros = ByteBuffer.allocate(SMALL_ROOM);
        for (long at = room; at < end; ) {
            zeros.clear().limit((int) Math.min(SMALL_ROOM, end - at));
            at += channel.write(zeros, at);
        }
        channel.force(true);
        room = end;
        dirty = false;
    }

    /** Cuts off what a failed write has left, so that the next record follows the last good one. */
    private void restore() throws IOException {
        channel.truncate(position);
        room = position;
        channel.force(true);
        dirty = false;
    }

    /**
     * Writes a batch; durable when it returns.
     *
     * @throws IOException when the write failed; the journal then ends with the batch before, if the disk allows
     * @throws ForceFailedException when nobody can know what is on the disk: the journal must be read anew
     */
    public void append(JournalRecord record) throws IOException {
        byte[] bytes = record.encode(chain);
        dirty = true;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
        try {
            channel.force(position + bytes.length > room);
        } catch (IOException e) {
            throw new ForceFailedException(e);
        }
        dirty = false;
        position += bytes.length;
        room = Math.max(room, position);
        chain = Arrays.copyOfRange(bytes, bytes.length - JournalRecord.CHAIN, bytes.length);
    }

    /** Removes a journal whose batches are all in tiles. */
    public static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The disk did not confirm; after that its answers mean nothing any more. */
    public static final class ForceFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        ForceFailedException(IOException cause) {
            super("the disk did not confirm a batch: " + cause.getMessage(), cause);
        }
    }
}
