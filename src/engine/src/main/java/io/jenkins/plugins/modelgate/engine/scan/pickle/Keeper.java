package io.jenkins.plugins.modelgate.engine.scan.pickle;

/** Counts what is kept of values and has it forgotten before it becomes too much. */
final class Keeper {
    /** Units of {@link PickleValue#weight()} between two sweeps: some five megabytes. */
    private static final int MOST = 1 << 17;

    private final PickleStack stack;
    private final PickleMemo memo;
    private int kept;

    Keeper(PickleStack stack, PickleMemo memo) {
        this.stack = stack;
        this.memo = memo;
    }

    /** To be called for everything that is put into something else. */
    void charge(int weight) {
        kept += weight;
        if (kept > MOST) {
            kept = 0;
            stack.forget();
            memo.forget();
        }
    }
}
