package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.nio.file.Path;

/**
 * What {@link VerifyModelArtifact} is asked.
 *
 * @param path a file or a directory
 * @param policy in force, all layers merged
 * @param signature what the caller says about the signature
 * @param threads how many files are examined at once, at least 1
 */
public record VerifyModelArtifactRequest(Path path, Policy policy, SignatureRequest signature, int threads) {

    /** All cores, and the policy alone says who is trusted. */
    public static VerifyModelArtifactRequest of(Path path, Policy policy) {
        return of(path, policy, SignatureRequest.none());
    }

    /** All cores. */
    public static VerifyModelArtifactRequest of(Path path, Policy policy, SignatureRequest signature) {
        return new VerifyModelArtifactRequest(
                path, policy, signature, Runtime.getRuntime().availableProcessors());
    }

    ScanOptions scanOptions() {
        return ScanOptionsOf.policy(policy);
    }
}
