package io.jenkins.plugins.modelgate.engine.approval;

import io.jenkins.plugins.modelgate.engine.policy.ApprovalLimits;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The approval part of a policy, in types.
 *
 * @param name of the policy
 * @param digest of the whole merged policy, SHA-256
 * @param rules all of them must hold; none admits nobody
 * @param separationOfDuties whether initiators are kept from approving
 * @param unknownInitiatorsRefused whether a request with an initiator who could not be found out is refused
 * @param expiresHours hours after which an undecided request is rejected
 * @param validHours hours for which an approval opens deployments
 * @param reauthenticate whether a vote needs a fresh login
 * @param reauthenticateMinutes age of a fresh login in minutes
 * @param maxDelegationDays longest delegation in days; 0: none
 * @param override who may override, given the permission for it
 */
public record ApprovalPolicy(
        String name,
        String digest,
        List<ApprovalRule> rules,
        boolean separationOfDuties,
        boolean unknownInitiatorsRefused,
        int expiresHours,
        int validHours,
        boolean reauthenticate,
        int reauthenticateMinutes,
        int maxDelegationDays,
        OverrideBy override) {

    /** Who may override, from lax to strict. */
    public enum OverrideBy {
        /** Even an initiator. */
        ANYONE,
        /** Anybody but an initiator. */
        OTHERS,
        /** Nobody. */
        NOBODY
    }

    public ApprovalPolicy {
        Checks.name("the policy's name", name);
        Checks.digest("the policy's digest", digest);
        rules = Checks.list("the policy's rules", rules, ApprovalLimits.RULES);
        Set<String> roles = new HashSet<>();
        for (ApprovalRule rule : rules) {
            if (!roles.add(rule.role())) {
                throw new IllegalArgumentException("the role " + rule.role() + " has two rules");
            }
        }
        range("expiresHours", expiresHours, 1, ApprovalLimits.HOURS);
        range("validHours", validHours, 1, ApprovalLimits.HOURS);
        range("reauthenticateMinutes", reauthenticateMinutes, 1, ApprovalLimits.MINUTES);
        range("maxDelegationDays", maxDelegationDays, 0, ApprovalLimits.DAYS);
        if (override == null) {
            throw new IllegalArgumentException("override is missing");
        }
    }

    private static void range(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }

    /** The approval part of a merged policy. */
    public static ApprovalPolicy of(Policy policy) {
        List<ApprovalRule> rules = policy.entries("approval.rules").stream()
                .map(rule -> new ApprovalRule((String) rule.get("role"), Math.toIntExact((Long) rule.get("count"))))
                .toList();
        return new ApprovalPolicy(
                policy.name(),
                policy.digest(),
                rules,
                policy.flag("approval.separationOfDuties"),
                "REFUSED".equals(policy.text("approval.unknownInitiators")),
                number(policy, "expiresHours"),
                number(policy, "validHours"),
                policy.flag("approval.reauthenticate"),
                number(policy, "reauthenticateMinutes"),
                number(policy, "maxDelegationDays"),
                OverrideBy.valueOf(policy.text("approval.override")));
    }

    private static int number(Policy policy, String field) {
        return Math.toIntExact(policy.number("approval." + field));
    }

    /** People that all rules ask for together. */
    public int people() {
        return rules.stream().mapToInt(ApprovalRule::count).sum();
    }
}
