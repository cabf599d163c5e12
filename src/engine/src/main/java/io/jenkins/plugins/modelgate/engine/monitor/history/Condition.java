package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.time.Instant;

/** How a watched model stands. The worst first; of several that hold, the first counts. */
public enum Condition {
    /** Its history cannot be read: nobody knows. */
    DAMAGED,
    /** The newest window broke the policy. */
    ALARMED,
    /** The newest window could not be examined to its end. */
    INCOMPLETE,
    /** Nobody asked the model anything in the newest window, or nobody wrote it down. */
    NO_DATA,
    /** No window for longer than the policy allows. */
    STALE,
    /** The newest window passed and is new enough. */
    OK;

    static Condition of(Summary summary, Instant now) {
        if (summary.rows() == 0) {
            // Such a window never passes; what is wrong is that there is nothing.
            return NO_DATA;
        }
        return switch (summary.verdict()) {
            case FAILED -> ALARMED;
            case INCOMPLETE -> INCOMPLETE;
            case PASSED -> now.isAfter(summary.staleFrom()) ? STALE : OK;
        };
    }
}
