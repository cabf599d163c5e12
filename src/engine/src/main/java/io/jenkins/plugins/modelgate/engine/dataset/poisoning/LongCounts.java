package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;

/**
 * Counts per key and class, flat in memory. When it is full, the keys seen least are dropped and {@link #lost} tells how often a
 * dropped key can have been seen (lossy counting, Manku and Motwani 2002).
 */
final class LongCounts {
    private final int classes;
    private final int mostKeys;
    private long[] keys;
    private int[] counts;
    private int size;
    private int lost;

    LongCounts(int classes, int mostKeys) {
        this.classes = classes;
        this.mostKeys = mostKeys;
        allocate(1 << 12);
    }

    private void allocate(int capacity) {
        keys = new long[capacity];
        counts = new int[capacity * classes];
    }

    void add(long key, int label) {
        if (size * 3L > keys.length * 2L) {
            if (size >= mostKeys) {
                prune();
            } else {
                rehash(keys.length * 2, 0);
            }
        }
        long used = key == 0 ? 1 : key;
        int slot = slot(used);
        if (keys[slot] == 0) {
            keys[slot] = used;
            size++;
        }
        counts[slot * classes + label]++;
    }

    private void prune() {
        while (size > mostKeys / 2) {
            lost++;
            rehash(keys.length, lost);
        }
    }

    private void rehash(int capacity, int dropUpTo) {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        allocate(capacity);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] == 0) {
                continue;
            }
            int total = 0;
            for (int c = 0; c < classes; c++) {
                total += oldCounts[i * classes + c];
            }
            if (total > dropUpTo) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                System.arraycopy(oldCounts, i * classes, counts, slot * classes, classes);
                size++;
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (mix(key) >>> 20) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Finalizer of MurmurHash3. */
    static long mix(long key) {
        long h = key;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }

    /** Counts of a key by class; zeros for an unknown one. */
    int[] of(long key) {
        int slot = slot(key == 0 ? 1 : key);
        return keys[slot] == 0 ? new int[classes] : Arrays.copyOfRange(counts, slot * classes, (slot + 1) * classes);
    }

    /** Adds up nothing: count of one class without a copy. */
    int of(long key, int label) {
        int slot = slot(key == 0 ? 1 : key);
        return keys[slot] == 0 ? 0 : counts[slot * classes + label];
    }

    int size() {
        return size;
    }

    /** Most sightings that a dropped key can have had; 0 when none was dropped. */
    int lost() {
        return lost;
    }

    /** Takes a key and its counts. */
    interface Visitor {
        void key(long key, int[] counts);
    }

    void forEach(Visitor visitor) {
        int[] row = new int[classes];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                System.arraycopy(counts, i * classes, row, 0, classes);
                visitor.key(keys[i], row);
            }
        }
    }
}
