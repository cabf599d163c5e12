package io.jenkins.plugins.modelgate.engine.audit.tile;

import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries, each behind its length as two bytes, big-endian. */
public final class EntryBundle {
    /** Longest entry that the format can hold, in bytes. */
    public static final int MAX_ENTRY = 65_535;

    private final byte[] bytes;
    private final int[] offsets;

    private EntryBundle(byte[] bytes, int[] offsets) {
        this.bytes = bytes;
        this.offsets = offsets;
    }

    /**
     * Cuts a bundle into its entries.
     *
     * @param width entries that it must have
     * @throws MalformedException naming the entry in the bundle and its offset
     */
    public static EntryBundle parse(byte[] bytes, int width) throws MalformedException {
        EntryBundle bundle = parsePrefix(bytes, width);
        int end = bundle.offsets[width];
        if (end != bytes.length) {
            throw new MalformedException("bundle of " + width + " entries ends at offset " + end + ", but there are "
                    + bytes.length + " bytes");
        }
        return bundle;
    }

    /** The first {@code width} entries of a bundle that may have more. */
    public static EntryBundle parsePrefix(byte[] bytes, int width) throws MalformedException {
        int[] offsets = new int[width + 1];
        int at = 0;
        for (int i = 0; i < width; i++) {
            int length = at + 2 > bytes.length ? -1 : (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
            if (length < 0 || at + 2 + length > bytes.length) {
                throw new MalformedException(
                        "entry " + i + " of the bundle at offset " + at + " goes beyond its end at " + bytes.length);
            }
            at += 2 + length;
            offsets[i + 1] = at;
        }
        return new EntryBundle(bytes, offsets);
    }

    /** The bytes of a bundle. */
    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes fits no bundle");
            }
            out.write(entry.length >>> 8);
            out.write(entry.length);
            out.write(entry, 0, entry.length);
        }
        return out.toByteArray();
    }

    /** Number of entries. */
    public int width() {
        return offsets.length - 1;
    }

    /** Entry {@code i} of the bundle. */
    public byte[] entry(int i) {
        return Arrays.copyOfRange(bytes, offset(i), offset(i) + length(i));
    }

    /** Where entry {@code i} begins, behind its length. */
    public int offset(int i) {
        return offsets[i] + 2;
    }

    /** Bytes of entry {@code i}. */
    public int length(int i) {
        return offsets[i + 1] - offset(i);
    }

    /** What was parsed. */
    public byte[] bytes() {
        return bytes;
    }
}
