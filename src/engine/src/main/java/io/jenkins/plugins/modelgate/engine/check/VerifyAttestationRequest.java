package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link VerifyAttestation} is asked.
 *
 * @param attestation envelope; null where only a bill of material is held against the files
 * @param trust keys that count, any one of them
 * @param type URI of the predicate that is demanded, or null for any
 * @param subjects the file or directory that it must be about, or the files of a model that has no directory of its own
 * @param digest SHA-256 that it must be about, where the artifact is not at hand; null where there are {@code subjects}
 * @param properties that a verification result must have
 * @param builder that provenance must name, or null
 * @param bom bill of material that must be the attested one and must be that of the subject; or null
 * @param policy in force
 */
public record VerifyAttestationRequest(
        @CheckForNull Path attestation,
        List<TrustEntry> trust,
        @CheckForNull String type,
        List<Path> subjects,
        @CheckForNull String digest,
        List<String> properties,
        @CheckForNull String builder,
        @CheckForNull Path bom,
        Policy policy) {

    public VerifyAttestationRequest {
        trust = List.copyOf(trust);
        subjects = List.copyOf(subjects);
        properties = List.copyOf(properties);
    }
}
