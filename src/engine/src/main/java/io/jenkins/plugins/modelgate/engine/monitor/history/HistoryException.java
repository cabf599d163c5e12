package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.io.IOException;

/** A window that a history does not take, with a sentence that says why and how to mend it. The history is as before. */
public final class HistoryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** It lies before the newest window, at a time that has none. */
        OUT_OF_ORDER,
        /** It shares time with another window without being the same. */
        OVERLAPS,
        /** It begins, or ends long, after now. */
        FUTURE,
        /** It was compared with another baseline than those before it. */
        OTHER_BASELINE,
        /** What is there cannot be read. */
        DAMAGED,
        /** There are too many series. */
        FULL
    }

    private final Reason reason;

    HistoryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}
