package io.jenkins.plugins.modelgate.engine.dependency.rule;

import java.util.List;

/**
 * What the policy demands of packages.
 *
 * @param pinned whether each must be one version
 * @param hashed whether each must have digests
 * @param deniedLicenses SPDX identifiers, each alone or with an exception ({@code X WITH Y})
 */
public record Demands(boolean pinned, boolean hashed, List<String> deniedLicenses) {
    public Demands {
        deniedLicenses = List.copyOf(deniedLicenses);
    }
}
