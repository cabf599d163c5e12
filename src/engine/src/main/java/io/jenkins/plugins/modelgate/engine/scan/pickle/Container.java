package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A tuple, list, dict or set: its first items and whether there were more. */
final class Container extends PickleValue {
    private static final int LARGE = 1024;
    private static final PickleValue[] NOTHING = new PickleValue[0];

    private final Kind kind;
    private PickleValue[] items = NOTHING;
    private int kept;
    private boolean more;
    private long count;
    private long spread = 1;
    private boolean nests;
    private boolean holdsObjects;
    private boolean hooks;

    Container(Kind kind) {
        this.kind = kind;
    }

    /** A container of the stack's values from {@code from} to {@code to}. */
    Container(Kind kind, PickleValue[] values, int from, int to) {
        this.kind = kind;
        this.kept = Math.min(to - from, most(kind));
        this.items = Arrays.copyOfRange(values, from, from + kept);
        this.more = kept < to - from;
        for (int i = from; i < to; i++) {
            note(values[i]);
        }
    }

    /** Remembers of every item, kept or not, what rules ask. */
    private void note(PickleValue item) {
        Kind of = item.kind();
        if (of.isData()) {
            nests |= of == Kind.TUPLE || of == Kind.LIST || of == Kind.DICT || of == Kind.SET || of == Kind.FROZENSET;
        } else {
            holdsObjects = true;
        }
        if (kind == Kind.TUPLE) {
            spread = Math.min(Long.MAX_VALUE / 2, spread + item.spread());
        } else if (kind == Kind.DICT && (count & 1) == 0) {
            hooks |= item.isHook();
        }
        count = count < 0 ? count : count + 1;
    }

    /** Number of items, for a dict of keys and values together. */
    long count() {
        return count;
    }

    /** Whether it holds constants only, no containers and nothing that was imported or made. */
    boolean isFlat() {
        return !nests && !holdsObjects;
    }

    /** Whether it holds containers. */
    boolean nests() {
        return nests;
    }

    /** Whether it is a dict with a key that could be the name of an attribute that Python itself uses. */
    boolean hasHooks() {
        return hooks;
    }

    @Override
    long extent() {
        return count;
    }

    @Override
    long spread() {
        return spread;
    }

    private static int most(Kind kind) {
        return kind == Kind.TUPLE ? 32 : kind == Kind.DICT ? 128 : 16;
    }

    /** Adds an item; returns what keeping it costs. */
    int add(PickleValue value) {
        note(value);
        if (kept == most(kind)) {
            more = true;
            return 0;
        }
        if (kept == items.length) {
            items = Arrays.copyOf(items, Math.max(4, 2 * kept));
        }
        items[kept++] = value;
        return 1 + value.weight();
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public List<PickleValue> items() {
        return Collections.unmodifiableList(Arrays.asList(items).subList(0, kept));
    }

    @Override
    public boolean isWhole() {
        return !more;
    }

    @Override
    PickleValue stub() {
        return kind == Kind.TUPLE || kind == Kind.FROZENSET
                ? Constants.stub(kind, Math.max(count, spread))
                : Constants.stub(kind);
    }

    @Override
    int weight() {
        return 1;
    }

    /** What the items of a new container cost. */
    int cost() {
        int cost = 1 + kept;
        for (int i = 0; i < kept; i++) {
            cost += items[i].weight();
        }
        return cost;
    }

    /** Items were replaced or removed: what is known of them no longer holds. */
    void disturb() {
        empty();
        more = true;
        count = -1;
        nests = true;
        holdsObjects = true;
        hooks = true;
    }

    /** Whether it is worth keeping as it is, without its items, when memory is short. */
    boolean isLarge() {
        return count > LARGE;
    }

    /** Forgets its items, but not how many there are and of what sort. */
    void empty() {
        more |= kept > 0;
        kept = 0;
        items = NOTHING;
    }

    @Override
    void prune(int depth) {
        for (int i = 0; i < kept; i++) {
            if (depth <= 1) {
                items[i] = items[i].stub();
            } else {
                items[i].prune(depth - 1);
            }
        }
    }
}
