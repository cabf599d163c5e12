package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.io.IOException;

/** Opcodes that make and fill tuples, lists, dicts and sets. */
final class ContainerOps {
    private final PickleStack stack;
    private final Cursor cursor;
    private final Keeper keeper;
    private final CallJudge calls;
    private final Allowance allowance;

    ContainerOps(PickleStack stack, Cursor cursor, Keeper keeper, CallJudge calls, Allowance allowance) {
        this.allowance = allowance;
        this.stack = stack;
        this.cursor = cursor;
        this.keeper = keeper;
        this.calls = calls;
    }

    void empty(Kind kind) throws IOException {
        stack.push(new Container(kind));
    }

    /** TUPLE1 to TUPLE3. */
    void tuple(int count) throws IOException {
        gather(Kind.TUPLE, stack.top(count));
    }

    void tuple() throws IOException {
        gather(Kind.TUPLE, stack.popMark());
    }

    /** LIST, DICT, FROZENSET. */
    void marked(Kind kind) throws IOException {
        int start = stack.popMark();
        if (kind == Kind.DICT && (stack.size() - start) % 2 != 0) {
            throw cursor.damaged("a dict of an odd number of items");
        }
        gather(kind, start);
    }

    private void gather(Kind kind, int start) throws IOException {
        PickleValue made = Constants.EMPTY_TUPLE;
        if (stack.size() > start || kind != Kind.TUPLE) {
            Container container = new Container(kind, stack.values(), start, stack.size());
            keeper.charge(container.cost());
            if (kind == Kind.TUPLE && !allowance.coversSpread(container.spread())) {
                calls.outOfProportion(
                        "makes a tuple whose parts, counted as often as they are reached, are " + container.spread());
            }
            allowance.grown(container.count());
            made = container;
        }
        stack.cut(start);
        stack.push(made);
    }

    void append() throws IOException {
        items(stack.top(2) + 1, Kind.LIST);
    }

    void appends() throws IOException {
        items(stack.popMark(), Kind.LIST);
    }

    void setItem() throws IOException {
        items(stack.top(3) + 1, Kind.DICT);
    }

    void setItems() throws IOException {
        items(stack.popMark(), Kind.DICT);
    }

    void addItems() throws IOException {
        items(stack.popMark(), Kind.SET);
    }

    private void items(int start, Kind kind) throws IOException {
        PickleValue target = stack.below(start);
        int end = stack.size();
        boolean any = end > start;
        switch (kind) {
            case LIST -> calls.append(target, any);
            case DICT -> calls.setItems(target, any);
            default -> calls.addItems(target, any);
        }
        if (kind == Kind.DICT && (end - start) % 2 != 0) {
            throw cursor.damaged("an odd number of keys and values");
        }
        if (target instanceof Container container && container.kind() == kind) {
            int cost = 0;
            for (int i = start; i < end; i++) {
                cost += container.add(stack.values()[i]);
            }
            allowance.grown(container.count());
            stack.cut(start);
            keeper.charge(cost);
        } else {
            allowance.grownLate(end - start);
            if (any && target instanceof Container container) {
                container.disturb(); // list[index] = value, which may be a slice
            }
            if (kind == Kind.DICT && target.kind() == Kind.INSTANCE) {
                calls.keys(target, stack.values(), start, end);
            }
            stack.cut(start);
        }
    }

    /** READONLY_BUFFER: the value becomes a view of itself. */
    void readOnly() throws IOException {
        PickleValue top = stack.top();
        if (top.kind() == Kind.BYTEARRAY) {
            stack.replaceTop(Constants.UNKNOWN);
        }
    }
}
