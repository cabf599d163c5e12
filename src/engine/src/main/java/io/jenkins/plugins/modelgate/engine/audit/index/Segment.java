package io.jenkins.plugins.modelgate.engine.audit.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An open segment, read a block at a time. Every block is checked when it is read. Not thread-safe. */
final class Segment implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final SegmentFile form;
    private final byte[] block = new byte[SegmentFile.BLOCK];
    private long loaded = -1;

    private Segment(Path file, FileChannel channel, SegmentFile form) {
        this.file = file;
        this.channel = channel;
        this.form = form;
    }

    /** Names of segment files, for each first entry the longest one first. */
    static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.segment")) {
                for (Path each : found) {
                    if (range(each) != null) {
                        files.add(each);
                    }
                }
            }
        }
        files.sort(Comparator.<Path>comparingLong(each -> range(each)[0])
                .thenComparing(each -> range(each)[1], Comparator.reverseOrder()));
        return files;
    }

    static long[] range(Path file) {
        return SegmentFile.range(String.valueOf(file.getFileName()));
    }

    /** @throws DamagedException when the head, the name and the length do not agree */
    static Segment open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            byte[] head = new byte[SegmentFile.BLOCK];
            read(channel, head, 0);
            SegmentFile form = SegmentFile.head(head);
            long[] range = range(file);
            boolean sound = form != null
                    && range != null
                    && form.first() == range[0]
                    && form.end() == range[1]
                    && form.count() >= form.end() - form.first()
                    && form.count() < Long.MAX_VALUE / SegmentFile.BLOCK
                    && form.bytes() == channel.size();
            if (!sound) {
                throw new DamagedException(file, 0);
            }
            return new Segment(file, channel, form);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    SegmentFile form() {
        return form;
    }

    Path file() {
        return file;
    }

    /** Posting at a position from 0. */
    Posting at(long position) throws IOException {
        long number = 1 + position / SegmentFile.PER_BLOCK;
        if (number != loaded) {
            loaded = -1;
            read(channel, block, number * SegmentFile.BLOCK);
            if (!SegmentFile.isSound(block)) {
                throw new DamagedException(file, number * SegmentFile.BLOCK);
            }
            loaded = number;
        }
        int offset = (int) (position % SegmentFile.PER_BLOCK) * Posting.BYTES;
        ByteBuffer in = ByteBuffer.wrap(block, offset, Posting.BYTES);
        return new Posting(in.getLong(), in.getLong(), in.getLong());
    }

    /** Position of the first posting that is not before (key, index). */
    long lowerBound(long key, long index) throws IOException {
        Posting wanted = new Posting(key, index, 0);
        long low = 0;
        long high = form.count();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).compareTo(wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void read(FileChannel channel, byte[] target, long from) throws IOException {
        java.util.Arrays.fill(target, (byte) 0);
        ByteBuffer buffer = ByteBuffer.wrap(target);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            continue;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A block that is not what was written. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long offset;

        DamagedException(Path file, long offset) {
            super("search segment " + file.getFileName() + " is damaged in the block at offset " + offset);
            this.offset = offset;
        }

        long offset() {
            return offset;
        }
    }
}
