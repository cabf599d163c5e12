package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * What somebody wants of a request. {@code id} is chosen by the client: a command that comes twice under one id is carried
 * out once.
 */
public sealed interface Command {
    /** Id chosen by the client: 1 to 128 letters, digits, dots, colons, hyphens, underscores. */
    String id();

    /** Agrees. */
    record Approve(String id, Actor by) implements Command {}

    /** Takes the own vote back. */
    record Withdraw(String id, Actor by) implements Command {}

    /** Says no; that ends it. */
    record Reject(String id, Actor by, @CheckForNull String reason) implements Command {}

    /** Lets somebody vote in the own place, before the end. */
    record Delegate(String id, Actor by, String to, Instant until) implements Command {}

    /** Takes the own delegation back, and out of the votes that were cast under it. */
    record EndDelegation(String id, Actor by) implements Command {}

    /** Opens the gate without the quorum. */
    record Override(String id, Actor by, @CheckForNull String reason) implements Command {}

    /** Takes an approval back. */
    record Revoke(String id, Actor by, @CheckForNull String reason) implements Command {}

    /** Counts again: somebody who voted may have got a role since. */
    record Count(String id) implements Command {}

    /** Ends what is bound to something that changed. */
    record Invalidate(String id, Event.Cause cause, String reason) implements Command {}

    /** Ends what has no time left. May come as often as it likes and needs no id. */
    record Expire() implements Command {
        @java.lang.Override
        public String id() {
            return "";
        }
    }
}
