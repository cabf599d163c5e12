package io.jenkins.plugins.modelgate.engine.signature.sigstore;

import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.VerificationOptions;
import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.fulcio.client.FulcioVerificationException;
import dev.sigstore.rekor.client.RekorVerificationException;
import dev.sigstore.strings.StringMatcher;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Whether a Sigstore bundle was signed by the identity that a trust entry names, as its issuer vouches. Everything comes
 * from the bundle and the entry's trusted root; no server is asked. Verified by sigstore-java, with the checks of time,
 * purpose and number of entries that its version 2.0.0 leaves out.
 */
public final class SigstoreTrust {
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private SigstoreTrust() {}

    /**
     * @param bundleJson the bundle as it was read
     * @param sha256 what must have been signed: the message's digest, or for an envelope the digest of a subject of its
     *     statement, 32 bytes. That the statement has but one subject and says what it should is the caller's to check,
     *     on the payload of these same bytes
     * @param entry of type sigstore
     * @throws SignatureException of kind TRUST when the entry cannot be used, MALFORMED, UNSUPPORTED, INVALID, STRANGER or
     *     EXPIRED
     */
    public static Signer verify(byte[] bundleJson, byte[] sha256, TrustEntry entry, Instant now)
            throws SignatureException {
        if (entry.type() != TrustEntry.Type.SIGSTORE) {
            throw new SignatureException(Kind.TRUST, entry.place() + " is no entry of type sigstore");
        }
        if (!entry.countsAt(now)) {
            throw new SignatureException(Kind.EXPIRED, entry.name() + " does not count today (notBefore, notAfter)");
        }
        String identity = entry.text("identity");
        String issuer = entry.text("issuer");
        SigstoreTrustedRoot root = SigstoreDocuments.trustedRoot(entry);
        Bundle bundle = SigstoreDocuments.bundle(bundleJson);
        // Always both, always exact: without a matcher the library takes every signer.
        CertificateMatcher matcher = CertificateMatcher.fulcio()
                .subjectAlternativeName(StringMatcher.string(identity))
                .issuer(StringMatcher.string(issuer))
                .build();
        X509Certificate leaf = verified(bundle, sha256, root, matcher, entry);
        checkPurpose(leaf);
        Instant signedAt = SigningTimes.check(SigningTimes.of(bundle, root), leaf, now);
        String name = SafeText.of(identity) + " (" + SafeText.of(issuer) + ")";
        return new Signer("sigstore", entry.name(), name, fingerprint(leaf), signedAt, List.of());
    }

    private static X509Certificate verified(
            Bundle bundle, byte[] sha256, SigstoreTrustedRoot root, CertificateMatcher matcher, TrustEntry entry)
            throws SignatureException {
        KeylessVerifier verifier;
        try {
            verifier = KeylessVerifier.builder().trustedRootProvider(() -> root).build();
        } catch (GeneralSecurityException | SigstoreConfigurationException | RuntimeException e) {
            throw new SignatureException(
                    Kind.TRUST,
                    entry.place() + ".trustedRoot cannot be used: " + SafeText.of(String.valueOf(e.getMessage())),
                    e);
        }
        try {
            X509Certificate leaf =
                    (X509Certificate) bundle.getCertPath().getCertificates().get(0);
            try {
                verifier.verify(
                        sha256,
                        bundle,
                        VerificationOptions.builder()
                                .addCertificateMatchers(matcher)
                                .build());
            } catch (KeylessVerificationException e) {
                throw refusal(e, leaf, matcher, entry);
            }
            return leaf;
        } catch (RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED, "the bundle cannot be verified: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static SignatureException refusal(
            KeylessVerificationException e, X509Certificate leaf, CertificateMatcher matcher, TrustEntry entry) {
        boolean otherRoot = e.getCause() instanceof FulcioVerificationException;
        if (!otherRoot && !matcher.test(leaf)) {
            return new SignatureException(
                    Kind.STRANGER,
                    "the bundle was signed by " + names(leaf) + ", which is not the identity and issuer that "
                            + entry.name() + " trusts: "
                            + SafeText.quote(entry.fields().get("identity")) + " of "
                            + SafeText.quote(entry.fields().get("issuer")),
                    e);
        }
        boolean otherLog = e.getCause() instanceof RekorVerificationException;
        return new SignatureException(
                otherRoot || otherLog ? Kind.STRANGER : Kind.INVALID,
                "the bundle does not verify: " + SafeText.of(reason(e), 400),
                e);
    }

    private static String reason(KeylessVerificationException e) {
        Throwable cause = e.getCause();
        boolean more = cause != null
                && cause.getMessage() != null
                && !String.valueOf(e.getMessage()).contains(cause.getMessage());
        return (e.getMessage() + (more ? ": " + cause.getMessage() : "")).replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String names(X509Certificate leaf) {
        try {
            return SafeText.quote(String.valueOf(leaf.getSubjectAlternativeNames()));
        } catch (CertificateParsingException e) {
            return "a certificate without a readable name";
        }
    }

    private static void checkPurpose(X509Certificate leaf) throws SignatureException {
        try {
            List<String> purposes = leaf.getExtendedKeyUsage();
            if (purposes != null && purposes.contains(CODE_SIGNING)) {
                return;
            }
        } catch (CertificateParsingException e) {
            throw new SignatureException(Kind.MALFORMED, "the bundle's certificate has an unreadable purpose", e);
        }
        throw new SignatureException(
                Kind.STRANGER, "the bundle's certificate is not for signing code (extended key usage)");
    }

    private static String fingerprint(X509Certificate leaf) throws SignatureException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new SignatureException(Kind.MALFORMED, "the bundle's certificate has no encoding", e);
        }
    }
}
