package io.jenkins.plugins.modelgate.engine.scan;

import java.util.ArrayList;
import java.util.List;

/** Ranges of bytes, 16 bytes of memory each, that can be put in order where they lie. */
public final class Intervals {
    private static final int CHUNK = 1 << 13;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;
    private boolean sorted = true;

    /** Adds the range from {@code begin} to before {@code end}. */
    public void add(long begin, long end) {
        if (size % CHUNK == 0) {
            chunks.add(new long[2 * CHUNK]);
        }
        set(size++, begin, end);
        sorted = sorted && (size == 1 || !less(size - 1, size - 2));
    }

    public int size() {
        return size;
    }

    public long begin(int index) {
        return chunks.get(index / CHUNK)[2 * (index % CHUNK)];
    }

    public long end(int index) {
        return chunks.get(index / CHUNK)[2 * (index % CHUNK) + 1];
    }

    /** Orders by begin, then by end. In place and never worse than n log n, whatever the order was. */
    public void sort() {
        if (sorted) {
            return;
        }
        for (int root = size / 2 - 1; root >= 0; root--) {
            sink(root, size);
        }
        for (int last = size - 1; last > 0; last--) {
            swap(0, last);
            sink(0, last);
        }
        sorted = true;
    }

    private void sink(int start, int length) {
        int root = start;
        while (2 * root + 1 < length) {
            int child = 2 * root + 1;
            if (child + 1 < length && less(child, child + 1)) {
                child++;
            }
            if (!less(root, child)) {
                return;
            }
            swap(root, child);
            root = child;
        }
    }

    private boolean less(int left, int right) {
        return begin(left) < begin(right) || begin(left) == begin(right) && end(left) < end(right);
    }

    private void swap(int left, int right) {
        long begin = begin(left);
        long end = end(left);
        set(left, begin(right), end(right));
        set(right, begin, end);
    }

    private void set(int index, long begin, long end) {
        long[] chunk = chunks.get(index / CHUNK);
        chunk[2 * (index % CHUNK)] = begin;
        chunk[2 * (index % CHUNK) + 1] = end;
    }
}
