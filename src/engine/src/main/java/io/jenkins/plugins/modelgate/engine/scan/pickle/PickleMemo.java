package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The memo. Nearly all entries of a large pickle are plain data that no rule ever looks at: those take two bytes, the
 * number of a shared stand-in. The others live in a sparse map of bounded size.
 */
final class PickleMemo {
    /** Most entries: models with tens of millions of objects exist. */
    static final int MAX_ENTRIES = 1 << 25;
    /** Most entries whose value is kept, and most entries at numbers that no pickler would use. */
    static final int MAX_KEPT = 1 << 17;

    private static final int CHUNK = 1 << 14;
    private static final int ABSENT = 0;
    private static final int KEPT = 1;
    private static final int FIRST_SHARED = 2;
    private static final int MAX_SHARED = 1 << 16;

    private final Cursor cursor;
    private final LongMap kept = new LongMap();
    private final Map<PickleValue, Integer> codes = new IdentityHashMap<>();
    private final List<PickleValue> shared = new ArrayList<>();
    private short[][] chunks = new short[16][];
    private long count;

    PickleMemo(Cursor cursor, Keeper keeper) {
        this.cursor = cursor;
        keeper.watch(this::forget);
    }

    /** Number of entries: the key that MEMOIZE uses. */
    long count() {
        return count;
    }

    /** The value stored under a key, or null. */
    @CheckForNull
    PickleValue get(long key) {
        if (key < 0) {
            return null;
        }
        int code = isDense(key) ? code(key) : ABSENT;
        return code < FIRST_SHARED ? kept.get(key) : shared.get(code - FIRST_SHARED);
    }

    void put(long key, PickleValue value) throws LimitException {
        if (isDense(key) || key < 4 * count + CHUNK) {
            putDense(key, value);
        } else {
            if (kept.get(key) == null) {
                count++;
                if (kept.size() >= 4 * MAX_KEPT) {
                    throw cursor.limit("too many memo entries at scattered numbers");
                }
            }
            kept.put(key, hasRoom(value) ? value : value.stub());
        }
    }

    private void putDense(long key, PickleValue value) throws LimitException {
        if (key >= MAX_ENTRIES) {
            throw cursor.limit("more than " + MAX_ENTRIES + " memo entries");
        }
        short[] chunk = chunk((int) (key / CHUNK));
        int at = (int) (key % CHUNK);
        if (chunk[at] == ABSENT && kept.get(key) == null) {
            count++;
        }
        PickleValue stub = value.stub();
        if (stub == value || !hasRoom(value)) {
            chunk[at] = (short) codeOf(stub);
        } else {
            chunk[at] = KEPT;
            kept.put(key, value);
        }
    }

    /** Strings give way to containers, containers to instances, those to instances whose arguments matter later. */
    private boolean hasRoom(PickleValue value) {
        return kept.size()
                < switch (value.kind()) {
                    case INSTANCE -> value.dtype() == null ? MAX_KEPT : 2 * MAX_KEPT;
                    case STR -> MAX_KEPT / 4;
                    default -> MAX_KEPT / 2;
                };
    }

    /** Forgets what is known of data; names and instances stay. */
    private void forget() {
        kept.rewrite((key, value) -> {
            value.prune(1);
            return value.kind() == PickleValue.Kind.INSTANCE ? value : value.stub();
        });
    }

    private boolean isDense(long key) {
        int index = (int) Math.min(key / CHUNK, Integer.MAX_VALUE);
        return index < chunks.length && chunks[index] != null;
    }

    private int code(long key) {
        return chunks[(int) (key / CHUNK)][(int) (key % CHUNK)] & 0xFFFF;
    }

    private short[] chunk(int index) {
        if (index >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(index + 1, 2 * chunks.length));
        }
        if (chunks[index] == null) {
            chunks[index] = new short[CHUNK];
        }
        return chunks[index];
    }

    private int codeOf(PickleValue stub) throws LimitException {
        Integer known = codes.get(stub);
        if (known != null) {
            return known;
        }
        int code = FIRST_SHARED + shared.size();
        if (code >= MAX_SHARED) {
            throw cursor.limit("more than " + MAX_SHARED + " different names");
        }
        shared.add(stub);
        codes.put(stub, code);
        return code;
    }
}
