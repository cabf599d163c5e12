package io.jenkins.plugins.modelgate.engine.signature.cosign;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.certificate.Certificates;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates that a signature brings in PEM. */
final class PemCertificates {
    private PemCertificates() {}

    static List<byte[]> read(String pem, String what) throws SignatureException {
        List<byte[]> certificates = new ArrayList<>();
        for (X509Certificate certificate : Certificates.ofPem(pem, what, Kind.MALFORMED)) {
            try {
                certificates.add(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new SignatureException(Kind.MALFORMED, what + " cannot be encoded", e);
            }
        }
        return certificates;
    }
}
