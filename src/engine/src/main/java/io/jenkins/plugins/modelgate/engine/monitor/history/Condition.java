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
    /** No window for longer than the policy allows. */
    STALE,
    /** Nobody asked the model anything in the newest window. */
    NO_DATA,
    /** The newest window passed and is new enough. */
    OK;

    static Condition of(Summary summary, Instant now) {
        return switch (summary.verdict()) {
            case FAILED -> ALARMED;
            case INCOMPLETE -> INCOMPLETE;
            case PASSED -> now.isAfter(summary.staleFrom()) ? STALE : summary.rows() == 0 ? NO_DATA : OK;
        };
    }
}
