package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Material;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A signature by a key that the verifier has. What the bundle says about the key only helps to say what is wrong. Source:
 * OMS v1.0, 7.1; the hint is SHA-256 of the key's PEM text.
 */
final class KeyMode {
    private final Material.Key material;
    private final Envelope envelope;

    KeyMode(Material.Key material, Envelope envelope) {
        this.material = material;
        this.envelope = envelope;
    }

    Signer verify(TrustEntry entry) throws SignatureException {
        EcPublicKey key = EcPublicKey.ofPem(entry.text("publicKey"), entry.place() + ".publicKey");
        String hint = material.hint();
        if (hint != null && !hint.equals(key.hint())) {
            throw new SignatureException(
                    Kind.STRANGER,
                    "signed with the key " + SafeText.quote(hint) + ", trusted is " + key.hint()
                            + " (SHA-256 of the key's PEM text)");
        }
        if (!key.verifies(envelope.signedBytes(), envelope.signature())) {
            throw wrong(key);
        }
        List<String> remarks = material.rawBytes() == null
                ? List.of()
                : List.of(
                        "the bundle brings its own key, as reference implementations before 1.1.0 do; it was not used");
        return new Signer("key", entry.name(), "key " + key.hint(), key.fingerprint(), null, remarks);
    }

    /** Whether it was altered or is somebody else's can be said only if the bundle tells which key made it. */
    private SignatureException wrong(EcPublicKey trusted) {
        EcPublicKey own = ownKey();
        if (material.hint() != null || own != null && own.fingerprint().equals(trusted.fingerprint())) {
            return new SignatureException(
                    Kind.INVALID,
                    "the statement or its signature has been altered: the key " + trusted.hint()
                            + " did not sign this");
        }
        return new SignatureException(
                Kind.STRANGER,
                "not signed by the trusted key " + trusted.hint()
                        + (own == null ? "" : " but, if the bundle says the truth, by " + own.hint()));
    }

    private EcPublicKey ownKey() {
        byte[] raw = material.rawBytes();
        if (raw == null) {
            return null;
        }
        try {
            return EcPublicKey.ofPem(new String(raw, StandardCharsets.ISO_8859_1), "the bundle's key");
        } catch (SignatureException e) {
            return null;
        }
    }
}
