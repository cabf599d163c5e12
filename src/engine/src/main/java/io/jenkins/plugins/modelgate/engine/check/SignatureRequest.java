package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * What the caller says about a model's signature, besides the policy.
 *
 * @param signature file to use instead of the one that is looked for, or null
 * @param manifest model-signing bundle or statement whose digests must be met, whoever vouches for them; or null
 * @param trust whom the caller demands, besides whom the policy does; with any entry a signature must be there
 * @param callerDecides whether the caller may say who is trusted where a policy that requires a signature says nothing:
 *     true where the caller holds the policy too, as on a command line
 */
public record SignatureRequest(
        @CheckForNull Path signature, @CheckForNull Path manifest, List<TrustEntry> trust, boolean callerDecides) {

    public SignatureRequest {
        trust = List.copyOf(trust);
    }

    /** The policy alone decides. */
    public static SignatureRequest none() {
        return new SignatureRequest(null, null, List.of(), false);
    }
}
