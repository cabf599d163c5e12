package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a request. The list of its events is the request; {@link ApprovalRequest#fold} reads it.
 *
 * <p>{@code command} is the id that the client gave to the command which caused the event; null for what time caused.
 */
public sealed interface Event {
    /** When: never before the event that precedes it. */
    Instant at();

    /** Id of the command, or null. */
    @CheckForNull
    String command();

    /** Somebody asks. */
    record Requested(Instant at, String command, Terms terms) implements Event {
        public Requested {
            stamp(at, command);
            need(terms);
        }
    }

    /** Somebody agrees, on behalf of these delegators too. */
    record Voted(Instant at, String command, Actor by, List<String> onBehalfOf) implements Event {
        public Voted {
            stamp(at, command);
            need(by);
            onBehalfOf = Checks.list("the delegators", onBehalfOf, Delegation.MOST);
            onBehalfOf.forEach(person -> Checks.name("the delegator", person));
        }
    }

    /** Somebody takes a vote back. */
    record Withdrawn(Instant at, String command, Actor by) implements Event {
        public Withdrawn {
            stamp(at, command);
            need(by);
        }
    }

    /** Somebody says no. */
    record Rejected(Instant at, String command, Actor by, String reason) implements Event {
        public Rejected {
            stamp(at, command);
            need(by);
            Checks.reason(reason);
        }
    }

    /** Somebody lets somebody else vote in their place, before this end. */
    record Delegated(Instant at, String command, Actor by, String to, Instant until) implements Event {
        public Delegated {
            stamp(at, command);
            need(by);
            Checks.name("the delegate", to);
            Checks.instant("the delegation's end", until);
        }
    }

    /** Somebody takes a delegation back. */
    record DelegationEnded(Instant at, String command, Actor by) implements Event {
        public DelegationEnded {
            stamp(at, command);
            need(by);
        }
    }

    /** The quorum is there. */
    record Approved(Instant at, String command, List<Counted> counted, Instant validUntil) implements Event {
        private static final int MOST = 100_000;

        public Approved {
            stamp(at, command);
            counted = Checks.list("the votes that counted", counted, MOST);
            Checks.instant("the approval's end", validUntil);
        }
    }

    /** Time is over. */
    record Expired(Instant at) implements Event {
        public Expired {
            Checks.instant("the time", at);
        }

        @Override
        public String command() {
            return null;
        }
    }

    /** Somebody opens the gate without the quorum. */
    record Overridden(Instant at, String command, Actor by, String reason, Instant validUntil) implements Event {
        public Overridden {
            stamp(at, command);
            need(by);
            Checks.reason(reason);
            Checks.instant("the override's end", validUntil);
        }
    }

    /** Somebody takes the approval back. */
    record Revoked(Instant at, String command, Actor by, String reason) implements Event {
        public Revoked {
            stamp(at, command);
            need(by);
            Checks.reason(reason);
        }
    }

    /** What the request was bound to is no longer so. */
    record Voided(Instant at, String command, Cause cause, String reason) implements Event {
        public Voided {
            stamp(at, command);
            need(cause);
            Checks.reason(reason);
        }
    }

    /** A deployment went through the gate. */
    record Used(Instant at, String command, Build build) implements Event {
        public Used {
            stamp(at, command);
            need(build);
        }
    }

    /** What changed. */
    enum Cause {
        DIGEST_CHANGED,
        POLICY_CHANGED,
        REPORT_CHANGED,
        /** The build that waits was stopped or lost. Ends what is pending only. */
        BUILD_ENDED,
        /** What the model does in production broke the policy. */
        MONITORING_ALARM
    }

    private static void stamp(Instant at, String command) {
        Checks.instant("the time", at);
        Checks.token("the command's id", command);
    }

    private static void need(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("the event is not whole");
        }
    }
}
