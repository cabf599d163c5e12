package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.io.IOException;
import java.math.BigInteger;

/** Opcodes of the memo, and POP. */
final class MemoOps {
    /** Picklers number without gaps; {@code pickletools.optimize} and hand-made pickles leave some. */
    private static final long SCATTER = 16;

    private static final long SCATTER_FREE = 1 << 16;

    private final PickleStack stack;
    private final PickleMemo memo;
    private final Cursor cursor;
    private final TextLine line;
    private final CallJudge calls;
    private boolean hugeKeys;

    MemoOps(PickleStack stack, PickleMemo memo, Cursor cursor, TextLine line, CallJudge calls) {
        this.calls = calls;
        this.stack = stack;
        this.memo = memo;
        this.cursor = cursor;
        this.line = line;
    }

    void get(long key) throws IOException {
        PickleValue value = memo.get(key);
        if (value == null) {
            throw cursor.damaged("the memo has no entry " + key);
        }
        stack.push(value);
    }

    void put(long key) throws IOException {
        if (key > SCATTER * memo.count() + SCATTER_FREE) {
            // CPython's memo is an array of twice the number, eight bytes each.
            calls.outOfProportion("stores under the number " + key + " after " + memo.count() + " others");
        }
        memo.put(key, stack.top());
    }

    void memoize() throws IOException {
        memo.put(memo.count(), stack.top());
    }

    void getText() throws IOException {
        BigInteger key = key();
        if (key.bitLength() < 64) {
            get(key.longValue());
        } else if (hugeKeys) {
            // Only the unpickler written in Python gets here; which of the huge keys it was is not kept.
            stack.push(Constants.UNKNOWN);
        } else {
            throw cursor.damaged("the memo has no such entry");
        }
    }

    void putText() throws IOException {
        BigInteger key = key();
        if (key.signum() < 0) {
            throw cursor.damaged("a memo entry with a negative number");
        }
        if (key.bitLength() < 64) {
            put(key.longValue());
        } else {
            stack.top();
            hugeKeys = true;
            calls.outOfProportion("stores under a number of " + key.bitLength() + " bits");
        }
    }

    private BigInteger key() throws IOException {
        line.read();
        BigInteger key = line.isWhole() ? TextForms.integer(line.latin1(), 10) : null;
        if (key == null) {
            throw cursor.damaged("the number of a memo entry is expected and there is none");
        }
        return key;
    }

    /** POP takes a mark if that is what lies on top. */
    void pop() throws IOException {
        if (stack.isAtMark()) {
            stack.popMark();
        } else {
            stack.pop();
        }
    }
}
