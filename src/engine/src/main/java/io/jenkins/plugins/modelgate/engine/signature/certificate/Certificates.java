package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Reads certificates, and writes of them what people compare. */
public final class Certificates {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Map<String, String> NAMES = Map.of("1.2.840.113549.1.9.1", "EMAILADDRESS");

    private Certificates() {}

    /** One certificate in DER, and nothing behind it. */
    public static X509Certificate ofDer(byte[] der, String what, Kind kind) throws SignatureException {
        if (der.length > MAX_BYTES) {
            throw new SignatureException(kind, what + " has " + der.length + " bytes; that is no certificate");
        }
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            // The factory takes PEM too, and does not look behind the end.
            if (!Arrays.equals(der, certificate.getEncoded())) {
                throw new SignatureException(kind, what + " is not exactly one certificate in DER");
            }
            // Read lazily: an unknown kind of key must be found here.
            certificate.getPublicKey();
            return certificate;
        } catch (CertificateException | RuntimeException e) {
            throw new SignatureException(
                    kind, what + " is no certificate: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    /** All certificates of a PEM text, each once; text around them is passed over. */
    public static List<X509Certificate> ofPem(String pem, String what, Kind kind) throws SignatureException {
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        List<byte[]> blocks = PemBlocks.of(pem, "CERTIFICATE", what, kind);
        for (byte[] block : blocks) {
            certificates.add(ofDer(block, what, kind));
        }
        if (certificates.isEmpty()) {
            throw new SignatureException(kind, what + " holds no PEM block BEGIN CERTIFICATE");
        }
        return new ArrayList<>(certificates);
    }

    /** A subject as RFC 2253 writes it, exactly; for comparison, not for showing. */
    static String name(X500Principal principal) {
        return principal.getName(X500Principal.RFC2253, NAMES);
    }

    /** The subject, safe to show. */
    public static String subject(X509Certificate certificate) {
        return SafeText.of(name(certificate.getSubjectX500Principal()));
    }

    /** The subject, safe to show, in quotation marks. */
    public static String shown(X509Certificate certificate) {
        return SafeText.quote(name(certificate.getSubjectX500Principal()));
    }

    /** SHA-256 of the certificate, lower-case hexadecimal. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return sha256(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
