package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.util.List;

/**
 * What a pickle may have its loader copy and compute beyond what it brings itself. A call on a value from the memo costs
 * a few bytes of pickle and copies the value whole; a tuple of tuples that share their items is hashed item by item. Both
 * are counted here in bytes and items, and must stay in proportion to the pickle.
 */
final class Allowance {
    /** Free of charge: bytes and items together. */
    private static final long FREE = 4L << 20;
    /** Charged at most for every byte of the pickle; sizes of forgotten values are rounded up to powers of two. */
    private static final int FACTOR = 8;

    private final Cursor cursor;
    private long longest;
    private long late;
    private long spent;

    Allowance(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A list, dict or set has grown to so many items. */
    void grown(long items) {
        longest = Math.max(longest, items);
    }

    /** So many items went into containers whose size is no longer known. */
    void grownLate(long items) {
        late += items;
        grown(late);
    }

    /** Charges what a call copies of its arguments; false if that is out of proportion. */
    boolean covers(PickleValue arguments) {
        List<PickleValue> items = arguments.kind() == Kind.TUPLE ? arguments.items() : List.of();
        long sum = items.isEmpty() ? extent(arguments) : 0;
        for (PickleValue item : items) {
            sum += extent(item);
        }
        spent = Math.min(Long.MAX_VALUE / 2, spent + sum);
        return spent <= most();
    }

    /** Whether a tuple can be hashed in a time in proportion to the pickle. */
    boolean coversSpread(long spread) {
        return spread <= most();
    }

    private long most() {
        return FREE + FACTOR * cursor.offset();
    }

    private long extent(PickleValue value) {
        long extent = value.extent();
        extent = extent < 0 ? longest : value.kind() == Kind.BYTEARRAY ? extent + late : extent;
        return Math.min(Long.MAX_VALUE / 64, extent);
    }
}
