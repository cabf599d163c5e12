package io.jenkins.plugins.modelgate.engine.scan;

import java.io.IOException;
import java.io.InterruptedIOException;

/** What one file, with everything nested in it, may cost. */
final class Budget {
    private final Limits limits;
    private final long deadline;
    private int members;

    Budget(Limits limits) {
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.seconds() * 1_000_000_000L;
    }

    /** To be called for every buffer that is read, wherever it comes from. */
    void tick() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        if (System.nanoTime() - deadline > 0) {
            throw new LimitException(
                    ScanRules.LIMIT, "limits.seconds: the file took more than " + limits.seconds() + " seconds");
        }
    }

    void member() throws LimitException {
        if (++members > Limits.MEMBERS) {
            throw new LimitException(ScanRules.LIMIT, "members: more than " + Limits.MEMBERS + " in one file");
        }
    }
}
