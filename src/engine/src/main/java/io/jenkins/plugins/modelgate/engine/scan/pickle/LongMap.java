package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Values by number, without an object per key. Never shrinks; entries are replaced, not removed. */
final class LongMap {
    /** Rewrites one value. */
    interface Rewrite {
        /** @return the value to keep in its place */
        PickleValue apply(long key, PickleValue value);
    }

    private long[] keys = new long[64];
    private PickleValue[] values = new PickleValue[64];
    private int size;

    int size() {
        return size;
    }

    @CheckForNull
    PickleValue get(long key) {
        return values[slot(key)];
    }

    void put(long key, PickleValue value) {
        int slot = slot(key);
        if (values[slot] == null) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(key);
            }
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    void rewrite(Rewrite rewrite) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                values[i] = rewrite.apply(keys[i], values[i]);
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (values[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        PickleValue[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new PickleValue[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
