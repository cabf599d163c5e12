package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from a command: events or a refusal. Changes nothing itself; {@link ApprovalBook} stores and publishes.
 */
public final class Decisions {
    private Decisions() {}

    /** A new request; the events of the outcome are its beginning. */
    public static Outcome open(Terms terms, String command, Situation situation) {
        if (!Checks.isToken(command)) {
            return noId();
        }
        if (!same(terms.policy(), situation.policy())) {
            return Outcome.refused(
                    Code.POLICY_CHANGED, "The request names another policy than the one in force; ask under that one.");
        }
        if (terms.policy().unknownInitiatorsRefused()
                && !terms.initiators().unknown().isEmpty()) {
            Initiators.Unknown first = terms.initiators().unknown().get(0);
            return Outcome.refused(
                    Code.UNKNOWN_INITIATORS,
                    "The policy accepts no unknown initiators, and this one is not known: " + first.how() + " ("
                            + first.why() + ").");
        }
        return Outcome.done(new Event.Requested(situation.now(), command, terms));
    }

    /** What the command does to the request in this situation. */
    public static Outcome decide(ApprovalRequest request, Command command, Situation situation) {
        boolean named = !(command instanceof Command.Expire);
        if (named && !Checks.isToken(command.id())) {
            return noId();
        }
        Event before = named ? request.ofCommand(command.id()) : null;
        if (before != null) {
            return Repeats.same(request, command, before)
                    ? Outcome.again()
                    : Outcome.refused(
                            Code.COMMAND_REUSED,
                            "The id " + command.id() + " was used for another command; choose a new one.");
        }
        Instant now = request.clock(situation.now());
        if (!request.state().isFinal() && request.isOver(now)) {
            return over(request, command, now);
        }
        return live(request, command, new Situation(now, situation.policy(), situation.memberships()));
    }

    private static Outcome over(ApprovalRequest request, Command command, Instant now) {
        boolean pending = request.state() == State.PENDING;
        Instant end = pending ? request.deadline() : request.validUntil();
        Refusal late = new Refusal(
                Code.EXPIRED,
                (pending ? "The request was to be decided before " : "The approval was valid until ") + end
                        + "; it is over. Ask for a new approval.");
        return new Outcome(List.of(new Event.Expired(now)), command instanceof Command.Expire ? null : late, false);
    }

    private static Outcome live(ApprovalRequest request, Command command, Situation situation) {
        if (command instanceof Command.Expire) {
            return request.state() == State.EXPIRED
                    ? Outcome.again()
                    : Outcome.refused(Code.NOT_EXPIRED, "The request is " + request.state() + " and not out of time.");
        }
        if (command instanceof Command.Revoke revoke) {
            return Endings.revoke(request, revoke, situation);
        }
        if (command instanceof Command.Invalidate invalidate) {
            return Endings.invalidate(request, invalidate, situation);
        }
        if (request.state() != State.PENDING) {
            return Outcome.refused(
                    Code.NOT_PENDING,
                    "The request is " + request.state() + " since "
                            + request.decision().at() + "; ask for a new approval.");
        }
        if (command instanceof Command.Reject reject) {
            return Endings.reject(request, reject, situation);
        }
        if (request.isFull()) {
            return Outcome.refused(
                    Code.TOO_MANY_EVENTS, "The request holds as many events as it may; reject it and ask anew.");
        }
        if (command instanceof Command.EndDelegation end) {
            return Delegations.end(request, end, situation);
        }
        if (command instanceof Command.Withdraw withdraw) {
            return withdraw(request, withdraw, situation);
        }
        return deciding(request, command, situation);
    }

    /** What can only bring the gate nearer to opening. */
    private static Outcome deciding(ApprovalRequest request, Command command, Situation situation) {
        ApprovalPolicy asked = request.terms().policy();
        if (!same(asked, situation.policy())) {
            return Outcome.refused(
                    Code.POLICY_CHANGED,
                    "The request was made under policy " + asked.name() + " " + brief(asked) + ", in force is "
                            + situation.policy().name() + " " + brief(situation.policy())
                            + "; ask for a new approval.");
        }
        if (command instanceof Command.Approve vote) {
            return vote(request, vote, situation);
        }
        if (command instanceof Command.Delegate delegate) {
            return Delegations.delegate(request, delegate, situation);
        }
        if (command instanceof Command.Override override) {
            return Endings.override(request, override, situation);
        }
        Standing standing = Standing.now(request, asked, situation.memberships());
        return standing.satisfied()
                ? Outcome.done(approved(request, command.id(), standing, situation.now()))
                : Outcome.refused(Code.QUORUM_MISSING, "The quorum is not there: " + standing.missing() + ".");
    }

    private static Outcome vote(ApprovalRequest request, Command.Approve vote, Situation situation) {
        ApprovalPolicy policy = request.terms().policy();
        String person = vote.by().id();
        Instant now = situation.now();
        if (request.voteOf(person) != null) {
            return Outcome.refused(Code.ALREADY_VOTED, person + " has voted; nobody's vote counts twice.");
        }
        Refusal unfit = Fitness.ofApprover(request, vote.by(), situation);
        if (unfit != null) {
            return new Outcome(List.of(), unfit, false);
        }
        List<String> onBehalfOf = request.delegations().stream()
                .filter(d -> d.holds(now) && request.key(d.to()).equals(request.key(person)))
                .map(Delegation::from)
                .toList();
        Event.Voted voted = new Event.Voted(now, vote.id(), vote.by(), onBehalfOf);
        ApprovalRequest after = request.after(List.of(voted));
        Standing standing = Standing.now(after, policy, situation.memberships());
        if (standing.refused().containsKey(person)) {
            return Outcome.refused(
                    Code.NO_ROLE,
                    "The vote would not count: " + person + " "
                            + standing.refused().get(person) + " (" + policy.rules() + ").");
        }
        List<Event> events = new ArrayList<>(List.of(voted));
        if (standing.satisfied()) {
            events.add(approved(after, vote.id(), standing, now));
        }
        return new Outcome(events, null, false);
    }

    private static Event approved(ApprovalRequest request, String command, Standing standing, Instant now) {
        Instant until = Fold.hours(now, request.terms().policy().validHours());
        return new Event.Approved(now, command, standing.counted(), until);
    }

    private static Outcome withdraw(ApprovalRequest request, Command.Withdraw withdraw, Situation situation) {
        return request.voteOf(withdraw.by().id()) == null
                ? Outcome.refused(Code.NO_VOTE, withdraw.by().id() + " has no vote to take back.")
                : Outcome.done(new Event.Withdrawn(situation.now(), withdraw.id(), withdraw.by()));
    }

    private static boolean same(ApprovalPolicy one, ApprovalPolicy other) {
        return one.name().equals(other.name()) && one.digest().equals(other.digest());
    }

    static String brief(ApprovalPolicy policy) {
        return policy.digest().substring(0, 12);
    }

    private static Outcome noId() {
        return Outcome.refused(
                Code.INVALID,
                "The command needs an id of 1 to 128 letters, digits, dots, colons, hyphens or underscores.");
    }
}
