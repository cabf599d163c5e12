package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import java.util.Arrays;

/** A set of fingerprints, eight bytes each. */
final class LongSet {
    private long[] slots = new long[64];
    private int count;
    private boolean zero;

    /** Whether the value was not there before. */
    boolean add(long value) {
        if (value == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        if (!put(value)) {
            return false;
        }
        if (++count * 2 > slots.length) {
            long[] old = slots;
            slots = new long[old.length * 2];
            Arrays.stream(old).filter(slot -> slot != 0).forEach(this::put);
        }
        return true;
    }

    private boolean put(long value) {
        int slot = (int) (value ^ value >>> 32) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == value) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = value;
        return true;
    }
}
