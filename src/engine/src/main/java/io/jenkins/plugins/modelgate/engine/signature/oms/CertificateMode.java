package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrust;
import io.jenkins.plugins.modelgate.engine.signature.certificate.Certificates;
import io.jenkins.plugins.modelgate.engine.signature.certificate.TimestampTrust;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.PublicKey;
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
        return CertificateTrust.verify(chain, entry, now, provenTime).signer();
    }

    /** Whether the key of the signer's certificate, whoever that is, signed this. */
    static void requireSignature(byte[] leaf, Envelope envelope) throws SignatureException {
        String what = "the signer's certificate";
        PublicKey key = Certificates.ofDer(leaf, what, Kind.MALFORMED).getPublicKey();
        EcPublicKey ec = new EcPublicKey(key, EcCurve.of(key, what, Kind.UNSUPPORTED));
        if (!ec.verifies(envelope.signedBytes(), envelope.signature())) {
            throw new SignatureException(
                    Kind.INVALID, "the statement, its signature or the signer's certificate has been altered");
        }
    }
}
