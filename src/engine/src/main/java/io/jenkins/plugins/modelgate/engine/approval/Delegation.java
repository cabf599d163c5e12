package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;

/**
 * Somebody votes in somebody's place.
 *
 * @param by whose role it is
 * @param to who may use it
 * @param since when it began
 * @param until first instant at which it no longer holds for a new vote
 * @param ended whether it was taken back
 */
public record Delegation(Actor by, String to, Instant since, Instant until, boolean ended) {
    /** Most delegations that one person may hold at a time. */
    static final int MOST = 20;

    /** Whose role it is. */
    public String from() {
        return by.id();
    }

    /** Whether a vote may be cast under it at this time. */
    public boolean holds(Instant at) {
        return !ended && at.isBefore(until);
    }

    Delegation taken() {
        return new Delegation(by, to, since, until, true);
    }
}
