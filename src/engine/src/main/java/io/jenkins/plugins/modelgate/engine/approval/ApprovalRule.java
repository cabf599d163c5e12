package io.jenkins.plugins.modelgate.engine.approval;

import io.jenkins.plugins.modelgate.engine.policy.ApprovalLimits;

/**
 * So many people of a role.
 *
 * @param role name of the role, as the admin defined it
 * @param count people, 1 to {@value ApprovalLimits#COUNT}
 */
public record ApprovalRule(String role, int count) {
    public ApprovalRule {
        Checks.name("the rule's role", role);
        if (count < 1 || count > ApprovalLimits.COUNT) {
            throw new IllegalArgumentException(
                    "the rule for " + role + " must count 1 to " + ApprovalLimits.COUNT + " people, not " + count);
        }
    }

    @Override
    public String toString() {
        return count + " × " + role;
    }
}
