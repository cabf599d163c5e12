package io.jenkins.plugins.modelgate.engine.signature.cosign;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.time.Instant;

/** A signature that claims to be one of the image; nothing of it is believed before {@link #verify}. */
public sealed interface ImageSignature permits LegacySignature, BundleSignature {
    /** Where it was found, for messages. */
    String where();

    /** Digest of the manifest or index that {@link #verify} demands to have been signed, {@code sha256:…}. */
    String image();

    /**
     * Verifies everything: the mathematics, that this very image was signed, and that the entry's signer did it.
     *
     * @param now time that counts for certificates
     * @throws SignatureException saying why it is not this entry's
     */
    Signer verify(TrustEntry entry, Instant now) throws SignatureException;
}
