package io.jenkins.plugins.modelgate.engine.monitor.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of one series: lines, the oldest first, which are only ever added. Its caller sees to it that nobody else
 * writes meanwhile.
 */
final class HistoryFile {
    /** Lines behind the newest window that are looked through for it; more revisions than that are no series. */
    private static final int REVISIONS = 100_000;

    private final Path file;
    private final PrivateFiles files;

    HistoryFile(Path file, PrivateFiles files) {
        this.file = file;
        this.files = files;
    }

    Path path() {
        return file;
    }

    /**
     * What the end of the file says.
     *
     * @param summary of the series
     * @param torn where a line begins that was never finished; -1 when there is none
     */
    record Tail(Summary summary, long torn) {}

    /**
     * Reads the end.
     *
     * @throws IOException when it is not what was written, with a reason
     */
    Tail tail() throws IOException {
        try (FileChannel channel = open(StandardOpenOption.READ)) {
            long size = channel.size();
            long end = lastLineEnd(channel, size);
            BackwardLines lines = new BackwardLines(channel, end);
            Recorded last = line(lines);
            if (last == null) {
                throw new IOException("there is no whole line");
            }
            Recorded newest = last;
            List<Recorded> revisions = new ArrayList<>();
            while (newest.revises() > 0) {
                revisions.add(newest);
                Recorded before = line(lines);
                if (before == null || before.number() != newest.number() - 1 || revisions.size() > REVISIONS) {
                    throw new IOException("line " + (newest.number() - 1) + " is missing");
                }
                newest = before;
            }
            Window plain = newest.window();
            for (Recorded revision : revisions) {
                // The last written first: that is the one that counts.
                if (revision.window().from().equals(plain.from())
                        && revision.window().to().equals(plain.to())) {
                    newest = revision;
                    break;
                }
            }
            if (!last.series().equals(newest.series())) {
                throw new IOException("lines of different series are in one file");
            }
            return new Tail(Summary.of(newest, last, end), end == size ? -1 : end);
        }
    }

    private static long lastLineEnd(FileChannel channel, long size) throws IOException {
        long at = size;
        ByteBuffer block = ByteBuffer.allocate(16 << 10);
        while (at > 0) {
            if (size - at > HistoryLine.MAX_BYTES) {
                throw new IOException("it ends with more than an unfinished line");
            }
            int length = (int) Math.min(block.capacity(), at);
            block.clear().limit(length);
            while (block.hasRemaining()) {
                if (channel.read(block, at - length + block.position()) < 0) {
                    throw new IOException("the file is shorter than it was");
                }
            }
            for (int i = length - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return at - length + i + 1;
                }
            }
            at -= length;
        }
        return 0;
    }

    @CheckForNull
    private static Recorded line(BackwardLines lines) throws IOException {
        byte[] line = lines.next();
        return line == null ? null : HistoryLine.read(line);
    }

    /** What becomes of a line. */
    interface Taker {
        /**
         * Takes a line.
         *
         * @param at where it begins in the file
         * @return whether to go on to the line before it
         */
        boolean take(Recorded recorded, long at) throws IOException;
    }

    /**
     * Goes through the lines, the newest first.
     *
     * @param skip how many of the newest are passed over unread
     * @param end of what is acknowledged
     * @throws IOException when a line is not as it was written or is missing
     */
    void backward(long skip, long end, Taker taker) throws IOException {
        try (FileChannel channel = open(StandardOpenOption.READ)) {
            BackwardLines lines = new BackwardLines(channel, end);
            for (long left = skip; left > 0 && lines.next() != null; left--) {
                continue;
            }
            long after = -1;
            for (Recorded each = line(lines); each != null; each = line(lines)) {
                if (after >= 0 && each.number() != after - 1) {
                    throw new IOException("line " + (after - 1) + " is missing");
                }
                after = each.number();
                if (!taker.take(each, lines.position())) {
                    return;
                }
            }
        }
    }

    /**
     * Adds a line; durable when it returns. When it throws, the line may be there or not, whole or not: read the tail.
     *
     * @param end of what is acknowledged, where the line goes
     */
    void append(long end, byte[] line) throws IOException {
        if (end == 0) {
            files.create(file, line);
            return;
        }
        try (FileChannel channel = open(StandardOpenOption.WRITE)) {
            if (channel.size() != end) {
                throw new IOException("the file is " + channel.size() + " bytes long and was " + end
                        + " after the last line: something else writes to it");
            }
            ByteBuffer buffer = ByteBuffer.wrap(line);
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer, end + buffer.position());
                }
            } catch (IOException e) {
                // Not acknowledged, and so nothing is lost.
                channel.truncate(end);
                throw e;
            }
            channel.force(false);
        }
    }

    /**
     * Takes an unfinished line out, into a file beside this one.
     *
     * @return where it is now
     */
    Path setAside(long from) throws IOException {
        byte[] torn;
        try (FileChannel channel = open(StandardOpenOption.READ)) {
            torn = new byte[(int) Math.min(HistoryLine.MAX_BYTES, channel.size() - from)];
            ByteBuffer buffer = ByteBuffer.wrap(torn);
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                continue;
            }
        }
        Path aside = files.free(file.resolveSibling(file.getFileName() + ".torn"));
        files.create(aside, torn);
        try (FileChannel channel = open(StandardOpenOption.WRITE)) {
            channel.truncate(from);
            channel.force(true);
        }
        return aside;
    }

    /**
     * Keeps what stands between two places, where lines begin and end, and nothing else.
     *
     * @return bytes of the new file
     */
    long keep(long from, long end) throws IOException {
        try (FileChannel in = open(StandardOpenOption.READ)) {
            files.replace(file, out -> {
                long at = from;
                while (at < end) {
                    long done = in.transferTo(at, end - at, out);
                    if (done <= 0) {
                        throw new IOException("the file is shorter than it was");
                    }
                    at += done;
                }
            });
        }
        return end - from;
    }

    /** Gives it a name by which nobody finds it. */
    Path retire() throws IOException {
        Path retired = files.free(file.resolveSibling(file.getFileName() + ".retired"));
        files.move(file, retired);
        return retired;
    }

    private FileChannel open(StandardOpenOption how) throws IOException {
        return FileChannel.open(file, how, LinkOption.NOFOLLOW_LINKS);
    }
}
