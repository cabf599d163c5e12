package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrust;
import io.jenkins.plugins.modelgate.engine.signature.certificate.TimestampTrust;
import io.jenkins.plugins.modelgate.engine.signature.certificate.VerifiedCertificate;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;

/**
 * A signature by a key that a certificate gives a name. First whether that key made the signature, then whether the
 * certificate is one that is trusted: an altered statement is told apart from a stranger's.
 */
final class CertificateMode {
    private final List<byte[]> chain;
    private final List<byte[]> timestamps;

    /**
     * @param chain DER, the signer's first
     * @param timestamps RFC 3161 responses over the signature
     */
    CertificateMode(List<byte[]> chain, List<byte[]> timestamps) {
        this.chain = List.copyOf(chain);
        this.timestamps = List.copyOf(timestamps);
    }

    Signer verify(Envelope envelope, TrustEntry entry, Instant now) throws SignatureException {
        requireSignature(chain.get(0), envelope);
        Instant provenTime = TimestampTrust.provenTime(timestamps, envelope.signature(), entry, now);
        VerifiedCertificate verified = CertificateTrust.verify(chain, entry, now, provenTime);
        if (!verified.ecKey().verifies(envelope.signedBytes(), envelope.signature())) {
            throw altered();
        }
        return verified.signer();
    }

    /** Whether the key of the signer's certificate, whoever that is, signed this. */
    static void requireSignature(byte[] leaf, Envelope envelope) throws SignatureException {
        PublicKey key = key(leaf);
        EcPublicKey ec = new EcPublicKey(key, EcCurve.of(key, "the signer's certificate", Kind.UNSUPPORTED));
        if (!ec.verifies(envelope.signedBytes(), envelope.signature())) {
            throw altered();
        }
    }

    private static PublicKey key(byte[] leaf) throws SignatureException {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(leaf))
                    .getPublicKey();
        } catch (CertificateException | RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    "the signer's certificate cannot be read: " + SafeText.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static SignatureException altered() {
        return new SignatureException(
                Kind.INVALID, "the statement, its signature or the signer's certificate has been altered");
    }
}
