package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A tuple, list, dict or set: its first items and whether there were more. */
final class Container extends PickleValue {
    private static final PickleValue[] NOTHING = new PickleValue[0];

    private final Kind kind;
    private PickleValue[] items = NOTHING;
    private int kept;
    private boolean more;

    Container(Kind kind) {
        this.kind = kind;
    }

    /** A container of the stack's values from {@code from} to {@code to}. */
    Container(Kind kind, PickleValue[] values, int from, int to) {
        this.kind = kind;
        this.kept = Math.min(to - from, most(kind));
        this.items = Arrays.copyOfRange(values, from, from + kept);
        this.more = kept < to - from;
    }

    private static int most(Kind kind) {
        return kind == Kind.TUPLE ? 32 : kind == Kind.DICT ? 128 : 16;
    }

    /** Adds an item; returns what keeping it costs. */
    int add(PickleValue value) {
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
        return Constants.stub(kind);
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
