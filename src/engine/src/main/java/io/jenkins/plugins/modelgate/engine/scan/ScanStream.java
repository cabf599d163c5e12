package io.jenkins.plugins.modelgate.engine.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Forward-only view of the bytes under examination, with bounded look-ahead. Reading past the end where a format
 * promised more is a {@link TruncatedException}, so no scanner can mistake a short file for a clean one.
 *
 * <p>Not safe for use by several threads.
 */
public final class ScanStream {
    /** Most bytes that {@link #peek(int)} can show. */
    public static final int MAX_PEEK = 64 * 1024;

    private static final int BUFFER = 2 * MAX_PEEK;

    private final InputStream in;
    private final long size;
    private byte[] buffer;
    private long base;
    private int next;
    private int limit;
    private boolean ended;

    /**
     * @param in the bytes; closed by whoever opened it
     * @param size how many there are, or -1 if that is not known
     */
    public ScanStream(InputStream in, long size) {
        this.in = in;
        this.size = size;
        this.buffer = new byte[size >= 0 && size < BUFFER ? (int) size + 1 : BUFFER];
    }

    /** Number of bytes consumed so far. */
    public long position() {
        return base + next;
    }

    /** Size the container or the file system told, or -1. A file that changes may be shorter or longer. */
    public long size() {
        return size;
    }

    /** Bytes left according to {@link #size()}, {@link Long#MAX_VALUE} if that is not known. Never negative. */
    public long remaining() {
        return size < 0 ? Long.MAX_VALUE : Math.max(0, size - position());
    }

    /** Whether every byte has been consumed. */
    public boolean atEnd() throws IOException {
        return next == limit && !fill();
    }

    /** Next byte, or -1 at the end. */
    public int read() throws IOException {
        return next == limit && !fill() ? -1 : buffer[next++] & 0xFF;
    }

    /** Up to {@code length} bytes, at least one, or -1 at the end. */
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    /** Next byte as unsigned number. */
    public int u8() throws IOException {
        if (next == limit && !fill()) {
            throw new TruncatedException(position(), 1);
        }
        return buffer[next++] & 0xFF;
    }

    public int u16le() throws IOException {
        return u8() | u8() << 8;
    }

    public int u16be() throws IOException {
        return u8() << 8 | u8();
    }

    public long u32le() throws IOException {
        return u16le() | (long) u16le() << 16;
    }

    public long u32be() throws IOException {
        return (long) u16be() << 16 | u16be();
    }

    /** Unsigned 64-bit number in a signed long: a negative result means more than 2^63, larger than any file. */
    public long u64le() throws IOException {
        return u32le() | u32le() << 32;
    }

    /** As {@link #u64le()}, big-endian. */
    public long u64be() throws IOException {
        return u32be() << 32 | u32be();
    }

    /** Exactly {@code count} bytes. The caller bounds {@code count}; memory is taken only as bytes really arrive. */
    public byte[] bytes(int count) throws IOException {
        byte[] result = new byte[Math.min(count, BUFFER)];
        int filled = 0;
        while (filled < count) {
            if (filled == result.length) {
                result = Arrays.copyOf(result, (int) Math.min(count, 2L * result.length));
            }
            int got = read(result, filled, result.length - filled);
            if (got < 0) {
                throw new TruncatedException(position(), count - filled);
            }
            filled += got;
        }
        return result;
    }

    /** Consumes exactly {@code count} bytes; a negative count is an unsigned number beyond any file. */
    public void skip(long count) throws IOException {
        if (count < 0) {
            throw new TruncatedException(position(), count);
        }
        long left = count;
        while (left > 0) {
            long step = pass(left);
            if (step == 0) {
                throw new TruncatedException(position(), left);
            }
            left -= step;
        }
    }

    /** Consumes at most {@code count} bytes, fewer only at the end, and returns how many. */
    long passOver(long count) throws IOException {
        long left = Math.max(0, count);
        long done = 0;
        while (done < left) {
            long step = pass(left - done);
            if (step == 0) {
                break;
            }
            done += step;
        }
        return done;
    }

    /** Consumes everything to the end and returns how much that was. */
    public long drain() throws IOException {
        long start = position();
        while (pass(Long.MAX_VALUE) > 0) {
            continue;
        }
        return position() - start;
    }

    /** Consumes what is buffered, else lets the source pass over bytes without copying them here; 0 at the end. */
    private long pass(long count) throws IOException {
        if (next < limit) {
            int step = (int) Math.min(count, limit - next);
            next += step;
            return step;
        }
        if (ended) {
            return 0;
        }
        long step = in.skip(count);
        if (step > 0) {
            base += step;
            return step;
        }
        return fill() ? pass(count) : 0;
    }

    /** The next bytes without consuming them: {@code count} of them, fewer only at the end of the stream. */
    public byte[] peek(int count) throws IOException {
        if (count > MAX_PEEK) {
            throw new IllegalArgumentException("peek of " + count + " bytes, at most " + MAX_PEEK);
        }
        while (limit - next < count && more()) {
            continue;
        }
        return Arrays.copyOfRange(buffer, next, Math.min(limit, next + count));
    }

    /** Next byte without consuming it, or -1 at the end. */
    public int peek() throws IOException {
        return next == limit && !fill() ? -1 : buffer[next] & 0xFF;
    }

    /**
     * The next {@code count} bytes as a stream of their own, sharing this one's position. Use it to its end, or call
     * {@link #skip} for what it left, before going on here.
     */
    public InputStream slice(long count) {
        return new Slice(this, count);
    }

    private boolean fill() throws IOException {
        return next < limit || more();
    }

    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (next > 0 && (next == limit || limit == buffer.length)) {
            System.arraycopy(buffer, next, buffer, 0, limit - next);
            base += next;
            limit -= next;
            next = 0;
        }
        if (limit == buffer.length) {
            if (buffer.length >= BUFFER) {
                return false;
            }
            buffer = Arrays.copyOf(buffer, BUFFER); // more than was told
        }
        int got = in.read(buffer, limit, buffer.length - limit);
        if (got <= 0) {
            ended = true;
            return false;
        }
        limit += got;
        return true;
    }
}
