package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;

/**
 * The world at a command.
 *
 * @param now the controller's clock
 * @param policy in force now
 * @param memberships read now
 */
public record Situation(Instant now, ApprovalPolicy policy, Memberships memberships) {
    public Situation {
        Checks.instant("the time", now);
        if (policy == null || memberships == null) {
            throw new IllegalArgumentException("policy or memberships are missing");
        }
    }
}
