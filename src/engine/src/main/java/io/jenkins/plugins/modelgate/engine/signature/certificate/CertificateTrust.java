package io.jenkins.plugins.modelgate.engine.signature.certificate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a signer's certificate is the one that a trust entry means: signed by one of its roots over any authorities in
 * between, named by its pins, made for signing code, valid when it counts and not revoked. The operating system's
 * authorities are never asked.
 */
public final class CertificateTrust {
    /** Most certificates that come with a signature. */
    public static final int MAX_CERTIFICATES = 16;

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private CertificateTrust() {}

    /**
     * @param chainDer leaf first, then any others in any order; none of them is trusted
     * @param entry of type certificate; {@code validity} says what time counts: NOW (default), SIGNING_TIME where a time
     *     is proven, UNPROVEN (the leaf's first moment where no time is proven)
     * @param now the present time
     * @param provenTime when a trusted clock saw the signature ({@link TimestampTrust}), or null
     * @throws SignatureException of kind TRUST when the entry cannot be used, MALFORMED, STRANGER, EXPIRED or REVOKED
     */
    public static VerifiedCertificate verify(
            List<byte[]> chainDer, TrustEntry entry, Instant now, @CheckForNull Instant provenTime)
            throws SignatureException {
        if (entry.type() != TrustEntry.Type.CERTIFICATE) {
            throw new SignatureException(Kind.TRUST, entry.place() + " is no entry of type certificate");
        }
        if (!entry.countsAt(now)) {
            throw new SignatureException(Kind.EXPIRED, entry.name() + " does not count today (notBefore, notAfter)");
        }
        List<X509Certificate> roots = roots(entry, "roots");
        SignerPin pin = SignerPin.of(entry);
        RevocationLists lists = RevocationLists.of(entry);
        List<X509Certificate> chain = chain(chainDer);
        X509Certificate leaf = chain.get(0);

        pin.check(leaf);
        List<String> remarks = new ArrayList<>();
        Instant time = time(entry, leaf, now, provenTime, remarks);
        PathRules rules = new PathRules(CODE_SIGNING, "signing code");
        remarks.addAll(new PathChoice(rules, lists, roots).choose(leaf, chain, time, now));
        return new VerifiedCertificate(
                leaf,
                new Signer(
                        "certificate",
                        entry.name(),
                        Certificates.subject(leaf),
                        Certificates.fingerprint(leaf),
                        provenTime,
                        remarks));
    }

    /** The authorities of a field, each fit to be a root. */
    static List<X509Certificate> roots(TrustEntry entry, String field) throws SignatureException {
        String place = entry.place() + "." + field;
        List<X509Certificate> roots = Certificates.ofPem(entry.text(field), place, Kind.TRUST);
        for (X509Certificate root : roots) {
            PathRules.checkRoot(root, place);
        }
        return roots;
    }

    private static List<X509Certificate> chain(List<byte[]> chainDer) throws SignatureException {
        if (chainDer.isEmpty() || chainDer.size() > MAX_CERTIFICATES) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    "the signature brings " + chainDer.size() + " certificates; it must be 1 to " + MAX_CERTIFICATES);
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] der : chainDer) {
            chain.add(Certificates.ofDer(der, "certificate " + chain.size() + " of the signature", Kind.MALFORMED));
        }
        return chain;
    }

    private static Instant time(
            TrustEntry entry, X509Certificate leaf, Instant now, Instant provenTime, List<String> remarks)
            throws SignatureException {
        String validity = entry.optional("validity");
        switch (validity == null ? "NOW" : validity) {
            case "NOW":
                return now;
            case "SIGNING_TIME":
                return provenTime == null ? now : provenTime;
            case "UNPROVEN":
                if (provenTime != null) {
                    return provenTime;
                }
                Instant first = leaf.getNotBefore().toInstant();
                if (first.isAfter(now)) {
                    return now;
                }
                remarks.add("validity UNPROVEN: the certificates were valid at " + first
                        + "; nothing proves that the signature was made while they were");
                return first;
            default:
                throw new SignatureException(
                        Kind.TRUST, entry.place() + ".validity is none of NOW, SIGNING_TIME, UNPROVEN");
        }
    }
}
