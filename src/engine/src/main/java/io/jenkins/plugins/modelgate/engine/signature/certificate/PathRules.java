package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * What a path must keep to: RFC 5280 (by the JDK's validator), the root's own constraints, which that leaves out, purposes
 * on the authorities too, and algorithms that bind.
 */
final class PathRules {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    private final String purpose;
    private final String purposeName;

    /** @param purpose object identifier of the extended key usage that the leaf must have */
    PathRules(String purpose, String purposeName) {
        this.purpose = purpose;
        this.purposeName = purposeName;
    }

    /** What makes a certificate an authority that can be trusted as a root. */
    static void checkRoot(X509Certificate root, String what) throws SignatureException {
        String name = what + ": " + Certificates.shown(root);
        if (root.getBasicConstraints() < 0) {
            throw new SignatureException(
                    Kind.TRUST, name + " is no certification authority (basicConstraints CA:TRUE is missing)");
        }
        if (root.getSubjectX500Principal().equals(root.getIssuerX500Principal()) && !isSelfSigned(root)) {
            // A path search never looks at it; but who pasted an altered certificate wants to know.
            throw new SignatureException(
                    Kind.TRUST, name + " names itself as its issuer and is not signed by itself: it has been altered");
        }
        if (!mayUse(root, KEY_CERT_SIGN)) {
            throw new SignatureException(Kind.TRUST, name + " may not sign certificates (keyUsage)");
        }
        if (!Strength.isStrong(root.getPublicKey())) {
            throw new SignatureException(Kind.TRUST, name + " has a key that is too short");
        }
        if (root.getExtensionValue(NAME_CONSTRAINTS) != null && !isSelfSigned(root)) {
            throw new SignatureException(
                    Kind.TRUST, name + " has name constraints and is not self-signed; give the root above it");
        }
    }

    /** Purpose of the leaf. An authority's bit on it is no fault: upstream's own signing certificates have it. */
    void checkLeaf(X509Certificate leaf) throws SignatureException {
        List<String> purposes = purposes(leaf);
        if (purposes == null || !purposes.contains(purpose)) {
            throw new SignatureException(
                    Kind.STRANGER,
                    "the signer's certificate " + Certificates.shown(leaf) + " is not for " + purposeName
                            + " (extended key usage " + purpose + " is missing)");
        }
        if (!mayUse(leaf, DIGITAL_SIGNATURE)) {
            throw new SignatureException(
                    Kind.STRANGER,
                    "the signer's certificate " + Certificates.shown(leaf)
                            + " may not sign (keyUsage digitalSignature)");
        }
    }

    /** @throws SignatureException of kind EXPIRED for a wrong time, STRANGER for everything else */
    void check(CertificatePath path, Instant time) throws SignatureException {
        for (int i = 0; i < path.below().size(); i++) {
            X509Certificate each = path.below().get(i);
            if (!Strength.binds(each.getSigAlgOID(), each.getSigAlgParams())
                    || !Strength.isStrong(each.getPublicKey())) {
                throw broken(each, "uses an algorithm or key that no longer binds: " + each.getSigAlgName());
            }
            List<String> purposes = purposes(each);
            if (i > 0 && purposes != null && !purposes.contains(purpose) && !purposes.contains(ANY_PURPOSE)) {
                throw broken(each, "is of an authority that may not certify for " + purposeName);
            }
            if (i > 0 && each.getBasicConstraints() < 0) {
                throw broken(each, "has issued a certificate and is no certification authority");
            }
        }
        checkTime(path, time);
        checkDepth(path);
        validate(path, time);
    }

    private static void checkTime(CertificatePath path, Instant time) throws SignatureException {
        for (X509Certificate each : path.all()) {
            Instant from = each.getNotBefore().toInstant();
            Instant to = each.getNotAfter().toInstant();
            String place = each == path.below().get(0) ? "the signer's certificate " : "the authority's certificate ";
            if (time.isBefore(from)) {
                throw new SignatureException(
                        Kind.EXPIRED,
                        place + Certificates.shown(each) + " is valid from " + from + " on, which is after " + time
                                + "; is the clock right?");
            }
            if (time.isAfter(to)) {
                throw new SignatureException(
                        Kind.EXPIRED,
                        place + Certificates.shown(each) + " expired at " + to + ", which is before " + time);
            }
        }
    }

    /** The validator does not look at the path length that a root gives itself. */
    private static void checkDepth(CertificatePath path) throws SignatureException {
        long authorities = path.below().stream()
                .skip(1)
                .filter(each -> !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .count();
        if (authorities > path.root().getBasicConstraints()) {
            throw broken(path.root(), "allows fewer authorities below it than there are: " + authorities);
        }
    }

    private static void validate(CertificatePath path, Instant time) throws SignatureException {
        // Validated like any other certificate, a self-signed root is held to its own name constraints.
        boolean whole = isSelfSigned(path.root());
        TrustAnchor anchor = whole
                ? new TrustAnchor(
                        path.root().getSubjectX500Principal(), path.root().getPublicKey(), null)
                : new TrustAnchor(path.root(), null);
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(whole ? path.all() : path.below()),
                            parameters);
        } catch (CertPathValidatorException e) {
            int index = Math.max(0, e.getIndex());
            throw broken(path.all().get(index), "breaks a rule of its chain: " + SafeText.of(e.getMessage()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw broken(
                    path.below().get(0),
                    "is in a chain that cannot be validated: " + SafeText.of(String.valueOf(e.getMessage())));
        }
    }

    private static SignatureException broken(X509Certificate certificate, String what) {
        return new SignatureException(Kind.STRANGER, "the certificate " + Certificates.shown(certificate) + " " + what);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean mayUse(X509Certificate certificate, int bit) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || bit < usage.length && usage[bit];
    }

    private static List<String> purposes(X509Certificate certificate) throws SignatureException {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    "the certificate " + Certificates.shown(certificate) + " has an unreadable extended key usage",
                    e);
        }
    }
}
