package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificates that go into a signature: the leaf of the key that signs, then who issued it, and so on, without the
 * root, which a verifier must have anyway. What no verifier would take is refused before anything is signed.
 */
public final class SigningChain {
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private SigningChain() {}

    /**
     * @param given certificates in any order
     * @param key public half of the key that signs
     * @param what the certificates, for messages
     * @throws SignatureException of kind KEY
     */
    public static List<X509Certificate> of(List<X509Certificate> given, PublicKey key, Instant now, String what)
            throws SignatureException {
        X509Certificate leaf = given.stream()
                .filter(each -> each.getPublicKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new SignatureException(
                        Kind.KEY,
                        what + " has no certificate of the key that shall sign: they do not belong together"));
        if (isSelfSigned(leaf)) {
            throw new SignatureException(
                    Kind.KEY,
                    what + " has the self-signed certificate " + Certificates.shown(leaf)
                            + "; sign by key instead, it proves the same");
        }
        try {
            new PathRules(CODE_SIGNING, "signing code").checkLeaf(leaf);
        } catch (SignatureException e) {
            throw new SignatureException(Kind.KEY, e.getMessage(), e);
        }
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        for (X509Certificate at = leaf; at != null && chain.size() < PathSearch.MAX_LENGTH; at = issuer(at, given)) {
            if (at != leaf) {
                chain.add(at);
            }
        }
        for (X509Certificate each : chain) {
            requireValid(each, now);
        }
        return chain;
    }

    private static X509Certificate issuer(X509Certificate child, List<X509Certificate> given) {
        for (X509Certificate each : given) {
            if (each.getSubjectX500Principal().equals(child.getIssuerX500Principal())
                    && each.getBasicConstraints() >= 0
                    && isSignedBy(child, each)
                    && !isSelfSigned(each)) {
                return each;
            }
        }
        return null;
    }

    private static void requireValid(X509Certificate certificate, Instant now) throws SignatureException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(to)) {
            throw new SignatureException(
                    Kind.KEY,
                    "the certificate " + Certificates.shown(certificate)
                            + (now.isAfter(to) ? " expired at " + to : " is valid from " + from + " on")
                            + "; it is " + now);
        }
    }

    /** Whether a certificate is its own issuer by name and key. */
    public static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && isSignedBy(certificate, certificate);
    }

    private static boolean isSignedBy(X509Certificate child, X509Certificate parent) {
        try {
            child.verify(parent.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
