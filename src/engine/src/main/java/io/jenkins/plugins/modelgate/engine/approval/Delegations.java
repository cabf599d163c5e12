package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Delegation of a vote on one request: with an end, never onwards, never to or by who may not approve. */
final class Delegations {
    private Delegations() {}

    static Outcome delegate(ApprovalRequest request, Command.Delegate command, Situation situation) {
        Refusal refusal = Fitness.ofApprover(request, command.by(), situation);
        refusal = refusal != null ? refusal : delegator(request, command, situation);
        refusal = refusal != null ? refusal : delegate(request, command.by(), command.to(), situation);
        refusal = refusal != null ? refusal : end(request, command.until(), situation.now());
        return refusal != null
                ? new Outcome(List.of(), refusal, false)
                : Outcome.done(new Event.Delegated(
                        situation.now(), command.id(), command.by(), command.to(), command.until()));
    }

    @CheckForNull
    private static Refusal delegator(ApprovalRequest request, Command.Delegate command, Situation situation) {
        String from = command.by().id();
        String key = request.key(from);
        Instant now = situation.now();
        if (!Fitness.holdsRole(request, from, situation)) {
            return new Refusal(
                    Code.NO_ROLE, from + " holds no role that the rules ask for, so has nothing to delegate.");
        }
        if (request.voteOf(from) != null) {
            return new Refusal(Code.ALREADY_VOTED, from + " has voted; take the vote back before delegating.");
        }
        if (any(request, now, d -> request.key(d.from()).equals(key))) {
            return new Refusal(Code.DELEGATION_EXISTS, from + " has a delegate; take that delegation back first.");
        }
        if (any(request, now, d -> request.key(d.to()).equals(key))) {
            return new Refusal(Code.DELEGATION_CHAIN, from + " is a delegate; what is delegated stays there.");
        }
        return null;
    }

    @CheckForNull
    private static Refusal delegate(ApprovalRequest request, Actor by, String to, Situation situation) {
        try {
            Checks.name("the delegate", to);
        } catch (IllegalArgumentException e) {
            return new Refusal(Code.INVALID, e.getMessage() + ".");
        }
        String key = request.key(to);
        Instant now = situation.now();
        if (key.equals(request.key(by.id()))) {
            return new Refusal(Code.DELEGATE_UNFIT, "Nobody is their own delegate.");
        }
        if (request.terms().policy().separationOfDuties() && request.isInitiator(to)) {
            return new Refusal(Code.DELEGATE_UNFIT, to + " is an initiator and may not approve for others either.");
        }
        if (!situation.memberships().permits(to, Permission.APPROVE)) {
            return new Refusal(Code.DELEGATE_UNFIT, to + " lacks the permission APPROVE for this job.");
        }
        if (request.voteOf(to) != null) {
            return new Refusal(Code.DELEGATE_UNFIT, to + " has voted already; nobody's vote counts twice.");
        }
        if (any(request, now, d -> request.key(d.from()).equals(key))) {
            return new Refusal(Code.DELEGATION_CHAIN, to + " has a delegate; what is delegated goes no further.");
        }
        long held = request.delegations().stream()
                .filter(d -> d.holds(now) && request.key(d.to()).equals(key))
                .count();
        return held >= Delegation.MOST
                ? new Refusal(Code.DELEGATION_EXISTS, to + " holds " + held + " delegations, as many as one may.")
                : null;
    }

    @CheckForNull
    private static Refusal end(ApprovalRequest request, @CheckForNull Instant until, Instant now) {
        int days = request.terms().policy().maxDelegationDays();
        if (days == 0) {
            return new Refusal(Code.DELEGATION_FORBIDDEN, "The policy forbids delegation.");
        }
        Instant latest = now.plusSeconds(days * 86_400L);
        return until == null || !until.isAfter(now) || until.isAfter(latest)
                ? new Refusal(
                        Code.DELEGATION_END,
                        "A delegation needs an end after now and not after " + latest + " (" + days + " days).")
                : null;
    }

    static Outcome end(ApprovalRequest request, Command.EndDelegation command, Situation situation) {
        String key = request.key(command.by().id());
        boolean any = request.delegations().stream()
                .anyMatch(d -> !d.ended() && request.key(d.from()).equals(key));
        return any
                ? Outcome.done(new Event.DelegationEnded(situation.now(), command.id(), command.by()))
                : Outcome.refused(Code.NO_DELEGATION, command.by().id() + " has no delegation to take back.");
    }

    private static boolean any(ApprovalRequest request, Instant now, Predicate<Delegation> which) {
        return request.delegations().stream().anyMatch(d -> d.holds(now) && which.test(d));
    }
}
