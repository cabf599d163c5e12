package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import java.io.IOException;
import java.util.Arrays;

/** The value stack with its marks. As in Python nothing below the topmost mark can be touched. */
final class PickleStack {
    /** Most values: tuples of millions of numbers exist, more than that does not fit a sane model. */
    static final int MAX_VALUES = 8_000_000;
    /** Most open marks: nesting. */
    static final int MAX_MARKS = 1_000_000;

    /** Values at the top that keep what is known of them when memory is short. */
    private static final int FRESH = 64;

    private final Cursor cursor;
    private final Keeper keeper;
    private PickleValue[] values = new PickleValue[256];
    private int size;
    private int[] marks = new int[32];
    private int markCount;
    private int fence;
    private int lowest;

    PickleStack(Cursor cursor, Keeper keeper) {
        this.cursor = cursor;
        this.keeper = keeper;
        keeper.watch(this::forget);
    }

    void push(PickleValue value) throws LimitException {
        if (size == values.length) {
            if (size >= MAX_VALUES) {
                throw cursor.limit("more than " + MAX_VALUES + " values on the stack");
            }
            values = Arrays.copyOf(values, Math.min(MAX_VALUES, 2 * size));
        }
        values[size++] = value;
        keeper.charge(value.weight());
    }

    PickleValue pop() throws MalformedException {
        if (size <= fence) {
            throw underflow();
        }
        PickleValue value = values[--size];
        lowest = Math.min(lowest, size);
        return value;
    }

    PickleValue top() throws MalformedException {
        if (size <= fence) {
            throw underflow();
        }
        return values[size - 1];
    }

    void replaceTop(PickleValue value) {
        values[size - 1] = value;
        lowest = Math.min(lowest, size - 1);
    }

    int size() {
        return size;
    }

    /** The backing array, valid until the next push. */
    PickleValue[] values() {
        return values;
    }

    void mark() throws LimitException {
        if (markCount == marks.length) {
            if (markCount >= MAX_MARKS) {
                throw cursor.limit("more than " + MAX_MARKS + " open marks");
            }
            marks = Arrays.copyOf(marks, Math.min(MAX_MARKS, 2 * markCount));
        }
        marks[markCount++] = size;
        fence = size;
    }

    /** Removes the topmost mark and returns the index of the first value above it; the values stay for the caller. */
    int popMark() throws MalformedException {
        if (markCount == 0) {
            throw cursor.damaged("an opcode needs a MARK and there is none");
        }
        int start = marks[--markCount];
        fence = markCount == 0 ? 0 : marks[markCount - 1];
        return start;
    }

    /** Whether the topmost mark has nothing above it. */
    boolean isAtMark() {
        return markCount > 0 && marks[markCount - 1] == size;
    }

    /** Drops every value from {@code newSize} on. */
    void cut(int newSize) {
        size = newSize;
        lowest = Math.min(lowest, newSize);
    }

    /** The value under the first of a run of items: what APPENDS and its like act on. */
    PickleValue below(int start) throws MalformedException {
        if (start - 1 < fence) {
            throw underflow();
        }
        return values[start - 1];
    }

    /** Makes sure that {@code count} values lie above the topmost mark and returns the index of the first. */
    int top(int count) throws IOException {
        if (size - count < fence) {
            throw underflow();
        }
        return size - count;
    }

    /** Forgets what is known of values, except of the topmost. */
    private void forget() {
        Arrays.fill(values, size, values.length, null);
        int fresh = Math.max(0, size - FRESH);
        for (int i = Math.min(lowest, fresh); i < fresh; i++) {
            if (values[i] instanceof Container container && container.isLarge()) {
                container.empty();
            } else if (!isFilled(i)) {
                values[i] = values[i].stub();
            }
        }
        for (int i = fresh; i < size; i++) {
            values[i].prune(2);
        }
        lowest = fresh;
    }

    /** Whether the value lies right below one of the topmost marks: a container that is being filled. */
    private boolean isFilled(int index) {
        int last = Math.max(0, markCount - FRESH);
        int at = Arrays.binarySearch(marks, last, markCount, index + 1);
        if (at >= 0 && values[index] instanceof Container container) {
            container.empty();
            return true;
        }
        return false;
    }

    private MalformedException underflow() {
        return cursor.damaged("an opcode needs more values than the stack holds");
    }
}
