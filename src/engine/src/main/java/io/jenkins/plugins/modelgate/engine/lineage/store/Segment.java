package io.jenkins.plugins.modelgate.engine.lineage.store;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * A segment that is open: the facts of a run of entries and a table to find them by. Read through the page cache, so that
 * the heap does not grow with it. What the file says is compared with its digest once, when it is opened.
 */
final class Segment {
    /** Longest file: what one buffer reaches. */
    static final long MAX_BYTES = 1_500_000_000L;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final SegmentForm form;
    private final ByteBuffer bytes;
    private final FileTime changed;

    /** What was read last: questions about a thing mostly go to facts of one entry. */
    private volatile Read last = new Read(-1, List.of());

    private record Read(int at, List<Fact> facts) {}

    private Segment(Path file, SegmentForm form, ByteBuffer bytes, FileTime changed) {
        this.file = file;
        this.form = form;
        this.bytes = bytes;
        this.changed = changed;
    }

    /** @throws DamagedException when it is not what was written */
    static Segment open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = channel.size();
            int tail = SegmentForm.BYTES + SegmentForm.DIGEST;
            if (size > MAX_BYTES || size < SegmentForm.MAGIC.length + tail) {
                throw new DamagedException(file.getFileName() + " has an impossible size");
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            SegmentForm form = SegmentForm.read(bytes.slice((int) size - tail, SegmentForm.BYTES));
            boolean right = Arrays.equals(slice(bytes, 0, SegmentForm.MAGIC.length), SegmentForm.MAGIC)
                    && file.getFileName().toString().equals(form.fileName())
                    && Arrays.equals(
                            digest(bytes, (int) size - SegmentForm.DIGEST),
                            slice(bytes, (int) size - SegmentForm.DIGEST, SegmentForm.DIGEST))
                    && form.table() + form.postings() * Posting.BYTES == size - tail;
            if (!right) {
                throw new DamagedException(file.getFileName() + " is damaged");
            }
            return new Segment(file, form, bytes, changed);
        }
    }

    private static byte[] digest(ByteBuffer bytes, int length) {
        MessageDigest digest = Posting.sha256();
        byte[] buffer = new byte[BUFFER];
        for (int at = 0; at < length; at += BUFFER) {
            int part = Math.min(BUFFER, length - at);
            bytes.get(at, buffer, 0, part);
            digest.update(buffer, 0, part);
        }
        return digest.digest();
    }

    private static byte[] slice(ByteBuffer bytes, int at, int length) {
        byte[] slice = new byte[length];
        bytes.get(at, slice);
        return slice;
    }

    SegmentForm form() {
        return form;
    }

    Path file() {
        return file;
    }

    long size() {
        return bytes.capacity();
    }

    /** Whether the file is still the one that was opened. */
    boolean isUnchanged() {
        try {
            return Files.size(file) == size() && Files.getLastModifiedTime(file).equals(changed);
        } catch (IOException e) {
            return false;
        }
    }

    long key(long line) throws DamagedException {
        return number(form.table() + line * Posting.BYTES);
    }

    long position(long line) throws DamagedException {
        return number(form.table() + line * Posting.BYTES + 8);
    }

    private long number(long at) throws DamagedException {
        try {
            return bytes.getLong(Math.toIntExact(at));
        } catch (InternalError | IndexOutOfBoundsException e) {
            // The file was cut below the mapping.
            throw new DamagedException(file.getFileName() + " changed while it was read", e);
        }
    }

    /**
     * First line whose key is not below this one. Keys are digests, so guessing by proportion is right within a few lines;
     * every other step halves, whatever the keys are.
     */
    long lowerBound(long key) throws DamagedException {
        long low = 0;
        long high = form.postings();
        boolean guess = true;
        while (low < high) {
            long middle = guess && high - low > 8 ? guess(key, low, high) : (low + high) >>> 1;
            if (Long.compareUnsigned(key(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
            guess = !guess;
        }
        return low;
    }

    private long guess(long key, long low, long high) throws DamagedException {
        double first = unsigned(key(low));
        double last = unsigned(key(high - 1));
        double share = last <= first ? 0.5 : (unsigned(key) - first) / (last - first);
        return Math.max(low, Math.min(high - 1, low + (long) (share * (high - 1 - low))));
    }

    private static double unsigned(long key) {
        return (key >>> 1) + 0.5 * (key & 1);
    }

    /** First line whose key is above this one. */
    long upperBound(long key) throws DamagedException {
        return key == -1L ? form.postings() : lowerBound(key + 1);
    }

    Fact fact(long line) throws DamagedException {
        long position = position(line);
        try {
            int at = Math.toIntExact(position / FactBlock.MOST);
            Read read = last;
            if (read.at() == at) {
                return read.facts().get((int) (position % FactBlock.MOST));
            }
            int length = bytes.getInt(at);
            if (length < 0 || length > form.table() - at - FactBlock.HEAD) {
                throw new DamagedException(file.getFileName() + " names a block that there is not");
            }
            List<Fact> facts = FactBlock.read(slice(bytes, at + FactBlock.HEAD, length), bytes.getInt(at + 4));
            last = new Read(at, facts);
            return facts.get((int) (position % FactBlock.MOST));
        } catch (InternalError | IndexOutOfBoundsException | ArithmeticException e) {
            throw new DamagedException(file.getFileName() + " changed while it was read", e);
        }
    }

    /** @return bytes that were copied */
    long copyBlocks(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long at = SegmentForm.MAGIC.length; at < form.table(); ) {
            int part = (int) Math.min(BUFFER, form.table() - at);
            bytes.get((int) at, buffer, 0, part);
            out.write(buffer, 0, part);
            at += part;
        }
        return form.table() - SegmentForm.MAGIC.length;
    }
}
