package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;

/** Where hashes stand in a sorted list, found without boxing. */
final class LongIndex {
    private final long[] keys;
    private final int[] slots;
    private final int mask;

    /** @param keys each once */
    LongIndex(long[] keys) {
        this.keys = keys.clone();
        int capacity = Integer.highestOneBit(Math.max(4, keys.length) * 3);
        this.slots = new int[capacity];
        this.mask = capacity - 1;
        Arrays.fill(slots, -1);
        for (int i = 0; i < keys.length; i++) {
            int slot = slot(keys[i]);
            slots[slot] = i;
        }
    }

    private int slot(long key) {
        int slot = (int) (LongCounts.mix(key) >>> 20) & mask;
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Position of a key, -1 for one that is not there. */
    int of(long key) {
        return slots[slot(key)];
    }

    int size() {
        return keys.length;
    }
}
