package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Material;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureFormat;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import io.jenkins.plugins.modelgate.engine.signature.sigstore.SigstoreTrust;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Signatures of OpenSSF Model Signing v1.0. The kind of signature that is accepted follows from who is trusted, never from
 * the bundle; the statement is believed only after its signature has been verified, and then its very bytes are read.
 */
public final class OmsSignature implements SignatureFormat {
    /** Any JSON: what is no bundle is then refused by name. */
    @Override
    public boolean matches(SignatureSource source) {
        for (byte each : source.bytes()) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return each == '{';
            }
        }
        return false;
    }

    @Override
    public Proof open(SignatureSource source, TrustedSigners trusted) throws SignatureException {
        Bundle bundle = Bundle.read(source.bytes(), source.what());
        Envelope envelope = envelope(bundle, source.what());
        StatementReader.refuseLegacy(envelope.payload());
        Signer signer = trusted.require(entry -> verify(bundle, envelope, entry, trusted.now()));
        return new OmsProof(signer, StatementReader.read(envelope.payload()), source.only());
    }

    /** Takes the digests of a bundle or of a bare statement without asking who vouches for them. */
    public static Proof digests(SignatureSource source) throws SignatureException {
        if (StatementReader.isStatement(source.bytes())) {
            return new OmsProof(null, StatementReader.read(source.bytes()), source.only());
        }
        Envelope envelope = envelope(Bundle.read(source.bytes(), source.what()), source.what());
        StatementReader.refuseLegacy(envelope.payload());
        return new OmsProof(null, StatementReader.read(envelope.payload()), source.only());
    }

    private static Envelope envelope(Bundle bundle, String what) throws SignatureException {
        Envelope envelope = bundle.envelope();
        if (envelope == null) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    what
                            + " signs a message, not a statement about a model; sign with model-signing or sign-model-artifact");
        }
        if (!envelope.payloadType().equals(Envelope.IN_TOTO)) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " has payloadType " + SafeText.quote(envelope.payloadType()) + ", a model signature has "
                            + Envelope.IN_TOTO);
        }
        return envelope;
    }

    private static Signer verify(Bundle bundle, Envelope envelope, TrustEntry entry, Instant now)
            throws SignatureException {
        if (bundle.material() instanceof Material.Key key && entry.type() == TrustEntry.Type.KEY) {
            return new KeyMode(key, envelope).verify(entry);
        }
        if (bundle.material() instanceof Material.Chain chain && entry.type() == TrustEntry.Type.CERTIFICATE) {
            return new CertificateMode(chain.certificates(), bundle.timestamps()).verify(envelope, entry, now);
        }
        if (bundle.material() instanceof Material.Certificate leaf && entry.type() == TrustEntry.Type.SIGSTORE) {
            return sigstore(bundle, leaf, envelope, entry, now);
        }
        throw new SignatureException(
                Kind.STRANGER,
                "this is a signature of mode " + bundle.material().mode() + ", trusted is one of mode "
                        + entry.type().name().toLowerCase(Locale.ROOT));
    }

    /** Sigstore's library is told what must have been signed; so the statement is read once its own key has vouched for it. */
    private static Signer sigstore(
            Bundle bundle, Material.Certificate leaf, Envelope envelope, TrustEntry entry, Instant now)
            throws SignatureException {
        if (bundle.logEntries() != 1) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    "a Sigstore signature must have exactly one entry of the log; it has " + bundle.logEntries());
        }
        CertificateMode.requireSignature(leaf.certificate(), envelope);
        byte[] root =
                HexFormat.of().parseHex(StatementReader.read(envelope.payload()).root());
        return SigstoreTrust.verify(bundle.json(), root, entry, now);
    }
}
