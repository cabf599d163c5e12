package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;
import java.util.List;

/**
 * A vote that stands.
 *
 * @param by who voted
 * @param at when
 * @param delegations under which it was cast as well, without those that were taken back since
 */
public record Vote(Actor by, Instant at, List<Delegation> delegations) {
    public Vote {
        delegations = List.copyOf(delegations);
    }
}
