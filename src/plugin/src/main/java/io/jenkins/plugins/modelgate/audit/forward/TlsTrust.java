package io.jenkins.plugins.modelgate.audit.forward;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.audit.AuditText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates a receiver may show: those of Java's authorities, or of the given ones and nobody else. */
final class TlsTrust {
    private final List<X509Certificate> authorities;

    private TlsTrust(List<X509Certificate> authorities) {
        this.authorities = List.copyOf(authorities);
    }

    /**
     * @param pem one certificate or several; null for Java's own
     * @throws CertificateException with a sentence when there is none, or text that is no certificate
     */
    static TlsTrust of(@CheckForNull String pem) throws CertificateException {
        if (pem == null) {
            return new TlsTrust(List.of());
        }
        List<X509Certificate> authorities = new ArrayList<>();
        try {
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
                authorities.add((X509Certificate) each);
            }
        } catch (CertificateException e) {
            throw new CertificateException("certificates in PEM (BEGIN CERTIFICATE): " + e.getMessage(), e);
        }
        if (authorities.isEmpty()) {
            throw new CertificateException("certificates in PEM (BEGIN CERTIFICATE); there is none");
        }
        return new TlsTrust(authorities);
    }

    /** SHA-256 of each, for the record. */
    List<String> fingerprints() {
        return authorities.stream().map(TlsTrust::fingerprint).toList();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return AuditText.sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    SSLSocketFactory factory() throws IOException {
        try {
            if (authorities.isEmpty()) {
                return SSLContext.getDefault().getSocketFactory();
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be used: " + e.getMessage(), e);
        }
    }
}
