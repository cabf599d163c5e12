package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link VerifyContainerImage} is asked.
 *
 * @param path an OCI image layout: a directory, or a tar file without compression
 * @param policy in force, all layers merged
 * @param reference name of the image in a layout with several, or null
 * @param digest that the image must have, {@code sha256:…}, or null
 * @param platform {@code os/architecture[/variant]} to examine alone, or null for all
 * @param baseLayouts layouts that hold allowed base images, for the proof that the image is built on one of them
 * @param trust whom the caller demands as signer, besides whom the policy does
 * @param callerDecides as {@link SignatureRequest#callerDecides}
 * @param threads how many layers are read at once, at least 1
 */
public record VerifyContainerImageRequest(
        Path path,
        Policy policy,
        @CheckForNull String reference,
        @CheckForNull String digest,
        @CheckForNull String platform,
        List<Path> baseLayouts,
        List<TrustEntry> trust,
        boolean callerDecides,
        int threads) {

    public VerifyContainerImageRequest {
        baseLayouts = List.copyOf(baseLayouts);
        trust = List.copyOf(trust);
    }

    /** Whatever single image the layout holds, by the policy alone, on all cores. */
    public static VerifyContainerImageRequest of(Path path, Policy policy) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new VerifyContainerImageRequest(path, policy, null, null, null, List.of(), List.of(), false, cores);
    }
}
