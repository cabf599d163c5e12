package io.jenkins.plugins.modelgate.engine.signature.openpgp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.IOException;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/** The OpenPGP key of a trust entry with its subkeys: which of them signed, and whether it may. */
final class TrustedKey {
    private static final StrictPolicy POLICY = new StrictPolicy();

    private final TrustEntry entry;
    private final OpenPGPCertificate certificate;

    private TrustedKey(TrustEntry entry, OpenPGPCertificate certificate) {
        this.entry = entry;
        this.certificate = certificate;
    }

    static TrustedKey of(TrustEntry entry) throws SignatureException {
        String place = entry.place() + ".publicKey";
        OpenPGPCertificate certificate = read(entry.text("publicKey"), place);
        TrustedKey key = new TrustedKey(entry, certificate);
        String pin = entry.optional("fingerprint");
        if (pin != null
                && !pin.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT).equals(key.fingerprint())) {
            throw new SignatureException(
                    Kind.TRUST,
                    place + " is the key " + key.fingerprint() + ", " + entry.place() + ".fingerprint names another");
        }
        return key;
    }

    private static OpenPGPCertificate read(String text, String place) throws SignatureException {
        try {
            List<OpenPGPCertificate> certificates =
                    new OpenPGPKeyReader(new BcOpenPGPImplementation(), POLICY).parseCertificates(text);
            if (certificates.size() != 1) {
                throw new SignatureException(
                        Kind.TRUST,
                        place + " holds " + certificates.size() + " keys; give each a trust entry of its own");
            }
            return certificates.get(0);
        } catch (IOException | RuntimeException e) {
            throw new SignatureException(
                    Kind.TRUST,
                    place + " is no OpenPGP public key (gpg --armor --export writes one): "
                            + SafeText.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Of the primary key, lower-case hexadecimal. */
    String fingerprint() {
        return HexFormat.of().formatHex(certificate.getFingerprint());
    }

    /** A user id that the key has certified itself, or its fingerprint. */
    String name(Date now) {
        return certificate.getValidUserIds(now).stream()
                .findFirst()
                .map(id -> SafeText.of(id.getUserId()))
                .orElse(fingerprint());
    }

    /** The key or subkey that the signature names, or null. */
    @CheckForNull
    OpenPGPComponentKey signer(PGPSignature signature) {
        for (OpenPGPComponentKey key : certificate.getKeys()) {
            if (signature.hasKeyIdentifier(key.getKeyIdentifier())) {
                return key;
            }
        }
        return null;
    }

    /** @throws SignatureException unless the key may sign now, and might when the signature says that it was made */
    void requireFit(OpenPGPComponentKey key, Date made, Date now) throws SignatureException {
        String shown =
                "the key " + HexFormat.of().formatHex(key.getPGPPublicKey().getFingerprint());
        if (!POLICY.isAcceptablePublicKey(key.getPGPPublicKey())) {
            throw new SignatureException(Kind.UNSUPPORTED, shown + " is too weak, or of a kind that is not accepted");
        }
        if (isRevoked(key)) {
            throw new SignatureException(Kind.REVOKED, shown + " is revoked");
        }
        for (Date time : new Date[] {now, made}) {
            if (!key.isBoundAt(time) || !certificate.getPrimaryKey().isBoundAt(time)) {
                throw new SignatureException(
                        Kind.EXPIRED,
                        shown + " was not valid " + (time == now ? "today" : "when the signature was made")
                                + ": expired, not yet made, or not bound to " + entry.name());
            }
            if (!key.isSigningKey(time)) {
                throw new SignatureException(Kind.STRANGER, shown + " is not for signing");
            }
        }
    }

    private boolean isRevoked(OpenPGPComponentKey key) {
        return certificate.getRevocation() != null
                || key.getPGPPublicKey().hasRevocation()
                || certificate.getPrimaryKey().getPGPPublicKey().hasRevocation();
    }

    static boolean knowsEverythingCritical(PGPSignature signature) {
        return POLICY.hasNoCriticalUnknownNotations(signature) && POLICY.hasNoCriticalUnknownSubpackets(signature);
    }
}
