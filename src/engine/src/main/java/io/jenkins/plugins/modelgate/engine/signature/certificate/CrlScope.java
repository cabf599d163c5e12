package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** Whose a revocation list is, and for which certificates it speaks (RFC 5280, 5.2.5 and 6.3.3). */
final class CrlScope {
    private static final int CRL_SIGN = 6;
    private static final String ISSUING_POINT = "2.5.29.28";
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";

    private CrlScope() {}

    /** By name, signature and permission to sign lists. */
    static boolean isOf(X509CRL list, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || usage != null && !usage[CRL_SIGN]
                || !Strength.binds(list.getSigAlgOID(), list.getSigAlgParams())) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /** @throws SignatureException of kind TRUST for a form of list that is not understood to its end */
    static boolean covers(X509CRL list, X509Certificate certificate, String place) throws SignatureException {
        Set<String> critical =
                new HashSet<>(list.getCriticalExtensionOIDs() == null ? Set.of() : list.getCriticalExtensionOIDs());
        critical.remove(ISSUING_POINT);
        if (!critical.isEmpty()) {
            throw new SignatureException(
                    Kind.TRUST,
                    place + " has a list with the extension " + critical + ", which is not understood"
                            + " (delta lists are not; give the complete one)");
        }
        try {
            byte[] point = list.getExtensionValue(ISSUING_POINT);
            return point == null || covers(IssuingDistributionPoint.getInstance(unwrapped(point)), certificate);
        } catch (IOException | IllegalArgumentException e) {
            throw new SignatureException(Kind.TRUST, place + " has a list whose scope cannot be read", e);
        }
    }

    private static boolean covers(IssuingDistributionPoint point, X509Certificate certificate) throws IOException {
        boolean authority = certificate.getBasicConstraints() >= 0;
        if (point.isIndirectCRL() || point.getOnlySomeReasons() != null || point.onlyContainsAttributeCerts()) {
            return false;
        }
        if (authority ? point.onlyContainsUserCerts() : point.onlyContainsCACerts()) {
            return false;
        }
        return point.getDistributionPoint() == null || sharesName(point.getDistributionPoint(), certificate);
    }

    /** A list for a part of the certificates names the part; the certificate names it too. */
    private static boolean sharesName(DistributionPointName wanted, X509Certificate certificate) throws IOException {
        byte[] own = certificate.getExtensionValue(DISTRIBUTION_POINTS);
        if (own == null) {
            return false;
        }
        Set<GeneralName> names = new HashSet<>(Arrays.asList(names(wanted)));
        for (DistributionPoint each : CRLDistPoint.getInstance(unwrapped(own)).getDistributionPoints()) {
            DistributionPointName name = each.getDistributionPoint();
            if (name != null && Arrays.stream(names(name)).anyMatch(names::contains)) {
                return true;
            }
        }
        return false;
    }

    private static GeneralName[] names(DistributionPointName name) {
        return name.getType() == DistributionPointName.FULL_NAME
                ? GeneralNames.getInstance(name.getName()).getNames()
                : new GeneralName[0];
    }

    private static byte[] unwrapped(byte[] extension) {
        return ASN1OctetString.getInstance(extension).getOctets();
    }
}
