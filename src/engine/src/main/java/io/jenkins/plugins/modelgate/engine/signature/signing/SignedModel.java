package io.jenkins.plugins.modelgate.engine.signature.signing;

import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import java.util.List;

/**
 * A signature that has been made and verified, and is not yet written anywhere.
 *
 * @param bundle JSON
 * @param root digest in the statement, lower-case hexadecimal
 * @param signer as a verifier will name him; {@code trustedBy} is empty
 * @param keyHint of the public key, as bundles by key have it
 * @param files that are covered, in code-point order of their paths
 * @param resources digests, in the statement's order
 * @param leftOut number of names that are there and not covered
 * @param alike pairs of names that differ by case alone
 */
public record SignedModel(
        byte[] bundle,
        String root,
        Signer signer,
        String keyHint,
        List<TreeEntry> files,
        List<SignedResource> resources,
        long leftOut,
        List<String> alike) {

    public SignedModel {
        files = List.copyOf(files);
        resources = List.copyOf(resources);
        alike = List.copyOf(alike);
    }
}
