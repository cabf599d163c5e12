package io.jenkins.plugins.modelgate.engine.audit.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes postings, which come in order, into a segment. Nothing is forced: a damaged segment is rebuilt. */
final class SegmentWriter implements AutoCloseable {
    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocate(SegmentFile.BLOCK);
    private int inBlock;
    private long count;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private Posting last;

    SegmentWriter(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(SegmentFile.BLOCK);
    }

    void add(Posting posting) throws IOException {
        if (last != null && last.compareTo(posting) >= 0) {
            throw new IllegalArgumentException("postings come in order");
        }
        last = posting;
        block.putLong(posting.key()).putLong(posting.index()).putLong(posting.time());
        earliest = Math.min(earliest, posting.time());
        latest = Math.max(latest, posting.time());
        count++;
        if (++inBlock == SegmentFile.PER_BLOCK) {
            flush();
        }
    }

    /** Ends the segment. */
    SegmentFile finish(long first, long end) throws IOException {
        if (inBlock > 0) {
            flush();
        }
        SegmentFile form = new SegmentFile(first, end, count, earliest, latest);
        channel.position(0);
        write(form.head());
        return form;
    }

    private void flush() throws IOException {
        write(SegmentFile.sealed(block.array()));
        java.util.Arrays.fill(block.array(), (byte) 0);
        block.clear();
        inBlock = 0;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
