package io.jenkins.plugins.modelgate.engine.signature;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * Who signed, after everything about it has been verified.
 *
 * @param mode {@code key}, {@code certificate}, {@code sigstore}, {@code openpgp}, {@code cms}
 * @param trustedBy name of the trust entry that matched
 * @param name of the signer: hint of a key, subject of a certificate, identity and issuer, user id; safe to show
 * @param fingerprint SHA-256 of the public key (SubjectPublicKeyInfo) or certificate, or the OpenPGP fingerprint;
 *     lower-case hexadecimal
 * @param signedAt when, if a trusted clock says so; else null
 * @param remarks deviations that were tolerated, a sentence each
 */
public record Signer(
        String mode,
        String trustedBy,
        String name,
        String fingerprint,
        @CheckForNull Instant signedAt,
        List<String> remarks) {

    public Signer {
        remarks = List.copyOf(remarks);
    }
}
