package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.ByteArrayInputStream;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The revocation lists of a trust entry (RFC 5280, 5 and 6.3). Where any is given, the signer's certificate must be
 * covered by a current one of its issuer: a list that is stale, of somebody else or of another scope says nothing.
 */
final class RevocationLists {
    private final String place;
    private final List<X509CRL> lists;
    private final boolean coverSigner;

    private RevocationLists(String place, List<X509CRL> lists, boolean coverSigner) {
        this.place = place;
        this.lists = lists;
        this.coverSigner = coverSigner;
    }

    /** The same lists, none of which needs to be of the leaf's issuer: for those who vouch for times. */
    RevocationLists whereGiven() {
        return new RevocationLists(place, lists, false);
    }

    static RevocationLists of(TrustEntry entry) throws SignatureException {
        String text = entry.optional("crl");
        String place = entry.place() + ".crl";
        List<X509CRL> lists = new ArrayList<>();
        if (text != null) {
            try {
                CertificateFactory factory = CertificateFactory.getInstance("X.509");
                for (byte[] der : PemBlocks.of(text, "X509 CRL", place, Kind.TRUST)) {
                    lists.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(der)));
                }
            } catch (CRLException | CertificateException | RuntimeException e) {
                throw new SignatureException(
                        Kind.TRUST, place + " is no revocation list: it must be PEM, BEGIN X509 CRL", e);
            }
            if (lists.isEmpty()) {
                throw new SignatureException(
                        Kind.TRUST,
                        place + " holds no PEM block BEGIN X509 CRL (openssl crl -inform DER -in FILE writes one)");
            }
        }
        return new RevocationLists(place, lists, true);
    }

    /**
     * Checks every certificate below the root.
     *
     * @param remarks gets a sentence for each authority that no list covers
     * @throws SignatureException of kind REVOKED, or TRUST when the lists cannot answer for the signer
     */
    void check(CertificatePath path, Instant now, List<String> remarks) throws SignatureException {
        if (lists.isEmpty()) {
            return;
        }
        for (int i = 0; i < path.below().size(); i++) {
            X509Certificate certificate = path.below().get(i);
            X509Certificate issuer = path.issuer(i);
            boolean covered = false;
            for (X509CRL list : lists) {
                if (CrlScope.isOf(list, issuer) && CrlScope.covers(list, certificate, place)) {
                    checkCurrent(list, now);
                    checkNotListed(list, certificate);
                    covered = true;
                }
            }
            if (!covered && i == 0 && coverSigner) {
                throw new SignatureException(
                        Kind.TRUST,
                        place + " holds no list of " + Certificates.shown(issuer)
                                + " that covers the signer's certificate " + Certificates.shown(certificate));
            }
            if (!covered) {
                remarks.add("no revocation list was given for the authority " + Certificates.shown(certificate));
            }
        }
    }

    private void checkCurrent(X509CRL list, Instant now) throws SignatureException {
        String name = place + ": the list of " + Certificates.name(list.getIssuerX500Principal());
        if (now.isBefore(list.getThisUpdate().toInstant())) {
            throw new SignatureException(
                    Kind.TRUST,
                    name + " counts from " + list.getThisUpdate().toInstant() + " on; it is " + now
                            + ". Is the clock right?");
        }
        if (list.getNextUpdate() == null || now.isAfter(list.getNextUpdate().toInstant())) {
            throw new SignatureException(
                    Kind.TRUST,
                    name + " is out of date"
                            + (list.getNextUpdate() == null
                                    ? " at once: it names no next update"
                                    : " since " + list.getNextUpdate().toInstant())
                            + "; fetch the current one");
        }
    }

    /** Revoked is revoked, whenever: a date in a list is the authority's guess at when the key was lost. */
    private static void checkNotListed(X509CRL list, X509Certificate certificate) throws SignatureException {
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry != null) {
            throw new SignatureException(
                    Kind.REVOKED,
                    "the certificate " + Certificates.shown(certificate) + " was revoked at "
                            + entry.getRevocationDate().toInstant()
                            + (entry.getRevocationReason() == null ? "" : " (" + entry.getRevocationReason() + ")"));
        }
    }
}
