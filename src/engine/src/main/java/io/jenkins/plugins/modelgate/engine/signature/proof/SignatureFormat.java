package io.jenkins.plugins.modelgate.engine.signature.proof;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;

/** A way of signing a model: recognised by its bytes, verified, joined to the model's reading. */
public interface SignatureFormat {
    /** Whether these are bytes of this format, or meant to be. */
    boolean matches(SignatureSource source);

    /**
     * Verifies what can be verified without the model's bytes: everything, where the signature is over a list of digests.
     *
     * @throws SignatureException saying why it is worth nothing
     */
    Proof open(SignatureSource source, TrustedSigners trusted) throws SignatureException;
}
