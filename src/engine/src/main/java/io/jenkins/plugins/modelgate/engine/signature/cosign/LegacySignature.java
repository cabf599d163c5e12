package io.jenkins.plugins.modelgate.engine.signature.cosign;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrust;
import io.jenkins.plugins.modelgate.engine.signature.certificate.VerifiedCertificate;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A signature of the tag layout: the payload is a blob, everything else stands in annotations of its descriptor.
 *
 * @param where it was found, for messages
 * @param image digest of the image that must have been signed, {@code sha256:…}
 * @param payload signed bytes
 * @param annotations of the payload's descriptor
 */
public record LegacySignature(String where, String image, byte[] payload, Map<String, String> annotations)
        implements ImageSignature {
    /** Media type of the payload. */
    public static final String MEDIA_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";

    private static final String SIGNATURE = "dev.cosignproject.cosign/signature";

    /** The program writes the first, the specification's text the second. */
    private static final String[] PREFIXES = {"dev.sigstore.cosign/", "dev.cosignproject.cosign/"};

    public LegacySignature {
        annotations = Map.copyOf(annotations);
    }

    @Override
    public Signer verify(TrustEntry entry, Instant now) throws SignatureException {
        String text = annotations.get(SIGNATURE);
        if (text == null) {
            throw new SignatureException(Kind.MALFORMED, where + " has no annotation " + SIGNATURE);
        }
        byte[] signature = Envelope.base64(text, where + ": " + SIGNATURE);
        Signer signer = switch (entry.type()) {
            case KEY -> byKey(entry, signature);
            case CERTIFICATE -> byCertificate(entry, signature, now);
            case SIGSTORE ->
                throw new SignatureException(
                        Kind.UNSUPPORTED,
                        where + " is a signature in the tag layout, which carries no proof of a Sigstore identity"
                                + " that can be checked offline; sign with cosign sign --new-bundle-format");
            case OPENPGP ->
                throw new SignatureException(Kind.STRANGER, where + " is a cosign signature, the entry is for OpenPGP");
        };
        requireImage();
        return signer;
    }

    /** What the payload says counts only now that its signature has been verified. */
    private void requireImage() throws SignatureException {
        String signed = SimpleSigning.imageDigest(payload, where);
        if (!signed.equals(image)) {
            throw new SignatureException(
                    Kind.INVALID, where + " is a signature of " + SafeText.quote(signed) + ", not of " + image);
        }
    }

    private Signer byKey(TrustEntry entry, byte[] signature) throws SignatureException {
        EcPublicKey key = EcPublicKey.ofPem(entry.text("publicKey"), entry.place() + ".publicKey");
        requireP256(key, entry.place() + ".publicKey");
        if (!key.verifies(payload, signature)) {
            throw new SignatureException(
                    Kind.STRANGER, where + " is not by the key " + key.fingerprint() + ", or has been altered");
        }
        return new Signer("key", entry.name(), key.hint(), key.fingerprint(), null, List.of());
    }

    private Signer byCertificate(TrustEntry entry, byte[] signature, Instant now) throws SignatureException {
        String leaf = annotation("certificate");
        if (leaf == null) {
            throw new SignatureException(Kind.STRANGER, where + " is by a key alone, the entry is for certificates");
        }
        List<byte[]> certificates = new ArrayList<>(PemCertificates.read(leaf, where + ": certificate"));
        String chain = annotation("chain");
        if (chain != null) {
            certificates.addAll(PemCertificates.read(chain, where + ": chain"));
        }
        VerifiedCertificate verified = CertificateTrust.verify(certificates, entry, now, null);
        X509Certificate certificate = verified.certificate();
        EcPublicKey key = EcPublicKey.of(certificate.getPublicKey(), where + ": certificate");
        requireP256(key, where + ": certificate");
        if (!key.verifies(payload, signature)) {
            throw new SignatureException(Kind.INVALID, where + " does not match its payload");
        }
        return verified.signer();
    }

    /** An annotation under either prefix; two that differ are two signatures to two readers. */
    @CheckForNull
    private String annotation(String name) throws SignatureException {
        String first = annotations.get(PREFIXES[0] + name);
        String second = annotations.get(PREFIXES[1] + name);
        if (first != null && second != null && !first.equals(second)) {
            throw new SignatureException(Kind.MALFORMED, where + " has two different annotations for " + name);
        }
        return first == null ? second : first;
    }

    /** The one algorithm of the format is ECDSA on P-256 with SHA-256. */
    private static void requireP256(EcPublicKey key, String what) throws SignatureException {
        if (key.curve() != EcCurve.P256) {
            throw new SignatureException(
                    Kind.TRUST, what + " is on " + key.curve() + "; cosign's tag layout knows P-256 alone");
        }
    }
}
