package io.jenkins.plugins.modelgate.engine.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers which names were seen, at about 12 bytes a name whatever its length: 64 bits of SHA-256 each. A name seen
 * twice is always noticed; of a million different names one pair is mistaken for equal with a probability of 3e-8.
 */
public final class NameSet {
    /** Segments grow one at a time, so that growing never needs the whole set twice. */
    private static final int SEGMENTS = 256;

    private final long[][] segments = new long[SEGMENTS][];
    private final int[] filled = new int[SEGMENTS];
    private final MessageDigest digest = sha256();
    private long size;

    /** Adds a name and tells whether it was new. */
    public boolean add(String name) {
        return add(name.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #add(String)}, for names that are bytes. */
    public boolean add(byte[] name) {
        byte[] hash = digest.digest(name);
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = key << 8 | hash[i] & 0xFF;
        }
        boolean added = insert(hash[Long.BYTES] & 0xFF, key == 0 ? 1 : key);
        size += added ? 1 : 0;
        return added;
    }

    /** How many different names there are. */
    public long size() {
        return size;
    }

    private boolean insert(int segment, long key) {
        long[] table = segments[segment];
        if (table == null) {
            table = new long[4];
            segments[segment] = table;
        } else if (filled[segment] >= table.length - table.length / 8 - 1) {
            table = grown(table);
            segments[segment] = table;
        }
        if (!put(table, key)) {
            return false;
        }
        filled[segment]++;
        return true;
    }

    private static long[] grown(long[] old) {
        long[] table = new long[old.length + old.length / 2];
        for (long key : old) {
            if (key != 0) {
                put(table, key);
            }
        }
        return table;
    }

    private static boolean put(long[] table, long key) {
        int at = (int) Long.remainderUnsigned(key, table.length);
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = at + 1 == table.length ? 0 : at + 1;
        }
        table[at] = key;
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
