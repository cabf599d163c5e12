package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.util.Set;

/** What a policy says to scanners, wherever the model lies. */
final class ScanOptionsOf {
    private ScanOptionsOf() {}

    static ScanOptions policy(Policy policy) {
        Limits limits = new Limits(
                policy.number("modelArtifact.limits.fileBytes"),
                (int) policy.number("modelArtifact.limits.archiveDepth"),
                (int) policy.number("modelArtifact.limits.expansionRatio"),
                (int) policy.number("modelArtifact.limits.seconds"));
        return new ScanOptions(limits, Set.copyOf(policy.texts("modelArtifact.allowedGlobals")));
    }
}
