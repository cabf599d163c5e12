package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;

/**
 * A signer's certificate after everything about it has been verified. The signature itself has not: that is what its key
 * is for.
 *
 * @param certificate of the signer
 * @param signer as reports name him
 */
public record VerifiedCertificate(X509Certificate certificate, Signer signer) {

    /** Of whatever type. */
    public PublicKey key() {
        return certificate.getPublicKey();
    }

    /** The key where only the three curves of OpenSSF Model Signing are allowed. */
    public EcPublicKey ecKey() throws SignatureException {
        String what = "the certificate " + signer.name();
        return new EcPublicKey(key(), EcCurve.of(key(), what, Kind.UNSUPPORTED));
    }
}
