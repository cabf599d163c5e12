package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/** Commands that end a request without votes: rejection, override, revocation, and changes beneath it. */
final class Endings {
    private Endings() {}

    /** By who could approve, an initiator too, and by who may revoke. */
    static Outcome reject(ApprovalRequest request, Command.Reject reject, Situation situation) {
        String person = reject.by().id();
        Refusal missing = Fitness.permission(reject.by(), Permission.APPROVE, situation);
        boolean revoker = situation.memberships().permits(person, Permission.REVOKE);
        if (missing != null && !revoker) {
            return refused(missing);
        }
        if (!revoker && !Fitness.holdsRole(request, person, situation) && !isDelegate(request, person, situation)) {
            return Outcome.refused(Code.NO_ROLE, person + " holds no role that the rules ask for.");
        }
        Refusal mute = Fitness.reason(reject.reason());
        return mute != null
                ? refused(mute)
                : Outcome.done(new Event.Rejected(
                        situation.now(), reject.id(), reject.by(), Checks.tidyReason(reject.reason())));
    }

    private static boolean isDelegate(ApprovalRequest request, String person, Situation situation) {
        return request.delegations().stream()
                .filter(d -> d.holds(situation.now()))
                .filter(d -> request.key(d.to()).equals(request.key(person)))
                .anyMatch(d -> Fitness.holdsRole(request, d.from(), situation));
    }

    static Outcome override(ApprovalRequest request, Command.Override override, Situation situation) {
        Refusal barred = barred(request, request.terms().policy(), override.by(), situation);
        Refusal stale = barred != null ? barred : Fitness.login(request, override.by(), situation);
        Refusal mute = stale != null ? stale : Fitness.reason(override.reason());
        if (mute != null) {
            return refused(mute);
        }
        Instant until = Fold.hours(situation.now(), request.terms().policy().validHours());
        return Outcome.done(new Event.Overridden(
                situation.now(), override.id(), override.by(), Checks.tidyReason(override.reason()), until));
    }

    /** Null, or why this person may not override under the policy. Asked again when the override is used. */
    @CheckForNull
    static Refusal barred(ApprovalRequest request, ApprovalPolicy policy, Actor by, Situation situation) {
        if (policy.override() == ApprovalPolicy.OverrideBy.NOBODY) {
            return new Refusal(Code.OVERRIDE_FORBIDDEN, "The policy lets nobody override.");
        }
        if (policy.override() == ApprovalPolicy.OverrideBy.OTHERS && request.isInitiator(by.id())) {
            return new Refusal(
                    Code.OVERRIDE_FORBIDDEN, by.id() + " is an initiator; the policy lets only others override.");
        }
        return Fitness.permission(by, Permission.OVERRIDE, situation);
    }

    static Outcome revoke(ApprovalRequest request, Command.Revoke revoke, Situation situation) {
        if (!request.state().isOpen()) {
            return Outcome.refused(
                    Code.NOT_OPEN, "The request is " + request.state() + "; only an approval can be revoked.");
        }
        String person = revoke.by().id();
        boolean approver = situation.memberships().permits(person, Permission.APPROVE)
                && Fitness.holdsRole(request, person, situation);
        Refusal missing = approver ? null : Fitness.permission(revoke.by(), Permission.REVOKE, situation);
        Refusal mute = missing != null ? missing : Fitness.reason(revoke.reason());
        return mute != null
                ? refused(mute)
                : Outcome.done(new Event.Revoked(
                        situation.now(), revoke.id(), revoke.by(), Checks.tidyReason(revoke.reason())));
    }

    static Outcome invalidate(ApprovalRequest request, Command.Invalidate command, Situation situation) {
        if (request.state().isFinal()) {
            return Outcome.refused(Code.NOT_OPEN, "The request is " + request.state() + " already.");
        }
        if (command.cause() == null) {
            return Outcome.refused(Code.INVALID, "What changed is not said.");
        }
        if (command.cause() == Event.Cause.BUILD_ENDED && request.state() != State.PENDING) {
            return Outcome.refused(Code.WRONG_CAUSE, "An approval outlives the build that asked for it; revoke it.");
        }
        Refusal mute = Fitness.reason(command.reason());
        return mute != null
                ? refused(mute)
                : Outcome.done(new Event.Voided(
                        situation.now(), command.id(), command.cause(), Checks.tidyReason(command.reason())));
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome(List.of(), refusal, false);
    }
}
