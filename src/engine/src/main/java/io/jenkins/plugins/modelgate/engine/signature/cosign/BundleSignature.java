package io.jenkins.plugins.modelgate.engine.signature.cosign;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Material;
import io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrust;
import io.jenkins.plugins.modelgate.engine.signature.certificate.TimestampTrust;
import io.jenkins.plugins.modelgate.engine.signature.certificate.VerifiedCertificate;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.sigstore.SigstoreTrust;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A Sigstore bundle that is attached to an image as an OCI 1.1 referrer. It signs either a statement about the image or
 * the very bytes of the image's manifest. Source: sigstore/cosign, specs/BUNDLE_SPEC.md.
 *
 * @param where it was found, for messages
 * @param bundle read, not believed
 * @param manifest bytes of the image's manifest or index
 */
public record BundleSignature(String where, Bundle bundle, byte[] manifest) implements ImageSignature {
    /** Media type of the blob, and artifact type of its manifest. */
    public static final String MEDIA_TYPE = Bundle.MEDIA_TYPE;

    /** False for an attestation: it says something about the image and signs nothing. */
    public boolean isSignature() {
        return bundle.envelope() == null || SignStatement.isSignature(bundle.envelope());
    }

    @Override
    public Signer verify(TrustEntry entry, Instant now) throws SignatureException {
        Signer signer = switch (entry.type()) {
            case KEY -> byKey(entry);
            case CERTIFICATE -> byCertificate(entry, now);
            case SIGSTORE -> bySigstore(entry, now);
            case OPENPGP ->
                throw new SignatureException(Kind.STRANGER, where + " is a Sigstore bundle, the entry is for OpenPGP");
        };
        requireImage();
        return signer;
    }

    private Signer byKey(TrustEntry entry) throws SignatureException {
        if (!(bundle.material() instanceof Material.Key material)) {
            throw otherMode(entry);
        }
        EcPublicKey key = EcPublicKey.ofPem(entry.text("publicKey"), entry.place() + ".publicKey");
        if (!verifies(key)) {
            boolean same = key.hint().equals(material.hint());
            throw new SignatureException(
                    same ? Kind.INVALID : Kind.STRANGER,
                    where + " is not by the key " + key.fingerprint() + ", or has been altered");
        }
        return new Signer("key", entry.name(), key.hint(), key.fingerprint(), null, List.of());
    }

    private Signer byCertificate(TrustEntry entry, Instant now) throws SignatureException {
        List<byte[]> chain;
        if (bundle.material() instanceof Material.Chain given) {
            chain = given.certificates();
        } else if (bundle.material() instanceof Material.Certificate alone) {
            chain = List.of(alone.certificate());
        } else {
            throw otherMode(entry);
        }
        byte[] signature = bundle.envelope() == null
                ? bundle.message().signature()
                : bundle.envelope().signature();
        Instant provenTime = TimestampTrust.provenTime(bundle.timestamps(), signature, entry, now);
        VerifiedCertificate verified = CertificateTrust.verify(chain, entry, now, provenTime);
        EcPublicKey key = verified.ecKey();
        if (!verifies(key)) {
            throw new SignatureException(Kind.INVALID, where + " does not match what it signs");
        }
        return verified.signer();
    }

    private Signer bySigstore(TrustEntry entry, Instant now) throws SignatureException {
        if (!(bundle.material() instanceof Material.Certificate)) {
            throw otherMode(entry);
        }
        return SigstoreTrust.verify(bundle.json(), sha256(manifest), entry, now);
    }

    private boolean verifies(EcPublicKey key) {
        return bundle.envelope() == null
                ? key.verifies(manifest, bundle.message().signature())
                : key.verifies(
                        bundle.envelope().signedBytes(), bundle.envelope().signature());
    }

    @Override
    public String image() {
        return "sha256:" + HexFormat.of().formatHex(sha256(manifest));
    }

    /** Whatever the signer's mode, the signed thing must be this image. */
    private void requireImage() throws SignatureException {
        byte[] digest = sha256(manifest);
        if (bundle.envelope() != null) {
            SignStatement.require(bundle.envelope(), HexFormat.of().formatHex(digest), where);
        } else if (!Arrays.equals(bundle.message().digest(), digest)) {
            throw new SignatureException(Kind.INVALID, where + " is a signature of another image's manifest");
        }
    }

    private SignatureException otherMode(TrustEntry entry) {
        return new SignatureException(
                Kind.STRANGER,
                where + " is a signature by " + bundle.material().mode() + ", " + entry.name()
                        + " is for another kind");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
