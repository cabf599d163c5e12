package io.jenkins.plugins.modelgate.engine.monitor.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads a file's lines from its end, a block at a time: what is new lies there, and nobody waits for what is old. */
final class BackwardLines {
    private static final int BLOCK = 16 << 10;

    private final FileChannel channel;
    /** Bytes {@code from} to {@code end} of the file that are in {@code held} and not told yet. */
    private byte[] held = new byte[0];

    private long from;

    /** @param end where the last line ends, behind its line feed */
    BackwardLines(FileChannel channel, long end) {
        this.channel = channel;
        this.from = end;
    }

    /**
     * The next line towards the beginning, without its end; null when there is none.
     *
     * @throws IOException when a line is longer than any that is written, or has no end
     */
    @CheckForNull
    byte[] next() throws IOException {
        if (from + held.length == 0) {
            return null;
        }
        int start = start();
        while (start < 0) {
            if (from == 0) {
                start = 0;
                break;
            }
            if (held.length > HistoryLine.MAX_BYTES) {
                throw new IOException("a line is longer than " + HistoryLine.MAX_BYTES + " bytes");
            }
            // Twice as much each time, so that a long line is not copied for every block of it.
            extend((int) Math.min(from, Math.max(BLOCK, held.length)));
            start = start();
        }
        if (held[held.length - 1] != '\n') {
            throw new IOException("a line has no end");
        }
        byte[] line = Arrays.copyOfRange(held, start, held.length - 1);
        held = Arrays.copyOf(held, start);
        return line;
    }

    /** Where the line that was told last begins in the file. */
    long position() {
        return from + held.length;
    }

    /** Where the last line in hand begins; -1 when that is not in hand. */
    private int start() {
        for (int i = held.length - 2; i >= 0; i--) {
            if (held[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private void extend(int more) throws IOException {
        byte[] longer = new byte[more + held.length];
        ByteBuffer buffer = ByteBuffer.wrap(longer, 0, more);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from - more + buffer.position()) < 0) {
                throw new IOException("the file is shorter than it was");
            }
        }
        System.arraycopy(held, 0, longer, more, held.length);
        held = longer;
        from -= more;
    }
}
