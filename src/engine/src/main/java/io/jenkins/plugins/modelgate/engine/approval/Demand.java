package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What somebody wants to deploy.
 *
 * @param digest SHA-256 of it, computed where it lies now
 * @param stage where to; null for any stage that approvals under the policy name
 */
public record Demand(String digest, @CheckForNull String stage) {
    public Demand {
        Checks.digest("the digest of what is to be deployed", digest);
        if (stage != null) {
            Checks.name("the stage", stage);
        }
    }
}
