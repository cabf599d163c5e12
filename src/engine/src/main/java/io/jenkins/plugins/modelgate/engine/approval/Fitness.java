package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Whether a person may do it at all. */
final class Fitness {
    private Fitness() {}

    /** Null, or why this person may not approve whatever their roles. */
    @CheckForNull
    static Refusal ofApprover(ApprovalRequest request, Actor actor, Situation situation) {
        Refusal missing = permission(actor, Permission.APPROVE, situation);
        if (missing != null) {
            return missing;
        }
        if (request.terms().policy().separationOfDuties() && request.isInitiator(actor.id())) {
            return new Refusal(
                    Code.INITIATOR,
                    actor.id() + " is an initiator; separation of duties wants somebody else to approve.");
        }
        return login(request, actor, situation);
    }

    @CheckForNull
    static Refusal permission(Actor actor, Permission permission, Situation situation) {
        return situation.memberships().permits(actor.id(), permission)
                ? null
                : new Refusal(
                        Code.NO_PERMISSION, actor.id() + " lacks the permission " + permission + " for this job.");
    }

    /** Null, or why the login is not good enough for the policy. */
    @CheckForNull
    static Refusal login(ApprovalRequest request, Actor actor, Situation situation) {
        ApprovalPolicy policy = request.terms().policy();
        if (!policy.reauthenticate() || actor.isFresh(situation.now(), policy.reauthenticateMinutes())) {
            return null;
        }
        return new Refusal(
                Code.REAUTHENTICATE,
                "The policy wants a login of the last " + policy.reauthenticateMinutes()
                        + " minutes, not by API token; log in again.");
    }

    /** Null, or what is wrong with the reason. */
    @CheckForNull
    static Refusal reason(@CheckForNull String reason) {
        if (reason == null || !Checks.says(reason)) {
            return new Refusal(Code.REASON_MISSING, "A reason is needed; say why.");
        }
        return Checks.bytes(Checks.tidyReason(reason)) > Checks.REASON
                ? new Refusal(Code.REASON_TOO_LONG, "The reason has more than " + Checks.REASON + " bytes; shorten it.")
                : null;
    }

    static boolean holdsRole(ApprovalRequest request, String person, Situation situation) {
        return request.terms().policy().rules().stream()
                .anyMatch(rule -> situation.memberships().rolesOf(person).contains(rule.role()));
    }
}
