package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.util.ArrayList;
import java.util.List;

/** Counts what is kept of values and has it forgotten before it becomes too much. */
final class Keeper {
    /** Units of {@link PickleValue#weight()} between two sweeps: some five megabytes. */
    private static final int MOST = 1 << 17;

    private final List<Runnable> forgetful = new ArrayList<>();
    private int kept;

    /** @param forget drops what is known of data */
    void watch(Runnable forget) {
        forgetful.add(forget);
    }

    /** To be called for everything that is made or put into something else. */
    void charge(int weight) {
        kept += weight;
        if (kept > MOST) {
            kept = 0;
            forgetful.forEach(Runnable::run);
        }
    }
}
