package io.jenkins.plugins.modelgate.engine.signature.signing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key that signs, with its public key and the certificates that came with it. */
public final class SigningKey {
    private final PrivateKey key;
    private final EcPublicKey publicKey;
    private final List<X509Certificate> certificates;
    private final Provider provider;
    private final String what;

    private SigningKey(
            PrivateKey key,
            EcPublicKey publicKey,
            List<X509Certificate> certificates,
            @CheckForNull Provider provider,
            String what) {
        this.key = key;
        this.publicKey = publicKey;
        this.certificates = List.copyOf(certificates);
        this.provider = provider;
        this.what = what;
    }

    /**
     * @param certificates that came with the key, in any order
     * @param provider that holds the key, or null for the JDK's own
     * @param what the key, for messages
     * @throws SignatureException of kind KEY when it is no key on the three curves, or the two halves are not of one pair
     */
    static SigningKey of(
            PrivateKey key,
            PublicKey publicKey,
            List<X509Certificate> certificates,
            @CheckForNull Provider provider,
            String what)
            throws SignatureException {
        EcCurve curve = EcCurve.of(publicKey, what, Kind.KEY);
        SigningKey signing = new SigningKey(key, new EcPublicKey(publicKey, curve), certificates, provider, what);
        // A token's key cannot be looked at: whether both halves belong together is seen when one signs.
        signing.sign("are both halves of one pair?".getBytes(StandardCharsets.US_ASCII));
        return signing;
    }

    /** Its other half. */
    public EcPublicKey publicKey() {
        return publicKey;
    }

    /** Certificates that came with the key; none for a bare key. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** How messages call it. */
    public String what() {
        return what;
    }

    /**
     * Signs by the curve's own algorithm and makes sure that the signature verifies.
     *
     * @return DER
     */
    public byte[] sign(byte[] message) throws SignatureException {
        byte[] signed;
        try {
            String algorithm = publicKey.curve().signature();
            Signature signature =
                    provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
            signature.initSign(key);
            signature.update(message);
            signed = signature.sign();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new SignatureException(
                    Kind.KEY, what + " does not sign: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
        if (!publicKey.verifies(message, signed)) {
            throw new SignatureException(
                    Kind.KEY, what + " does not belong to the public key or certificate that came with it");
        }
        return signed;
    }
}
