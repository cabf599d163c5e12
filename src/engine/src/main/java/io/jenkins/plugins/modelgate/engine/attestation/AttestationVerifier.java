package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Whether an envelope was signed by somebody who is trusted; only then its statement is read. */
public final class AttestationVerifier {
    /** Most bytes of an envelope: bills of material of large models are in some. */
    public static final int MAX_BYTES = 64 << 20;

    /** {@code application/vnd.in-toto+json}, or with the predicate's name in it; what it says, the statement says itself. */
    private static final Pattern PAYLOAD_TYPE =
            Pattern.compile("application/vnd\\.in-toto(\\.[A-Za-z0-9_-]{1,64})?\\+json");

    private final List<Trusted> keys = new ArrayList<>();
    private final Instant now;

    /**
     * @param trust keys that count, any one of them; several while one replaces another
     * @param now for the days on which they count
     * @throws SignatureException of kind {@code TRUST}, naming the entry that cannot be used
     */
    public AttestationVerifier(List<TrustEntry> trust, Instant now) throws SignatureException {
        this.now = now;
        for (TrustEntry entry : trust) {
            if (entry.type() != TrustEntry.Type.KEY) {
                throw new SignatureException(
                        Kind.TRUST, entry.place() + " is no key; attestations are verified by public keys alone");
            }
            keys.add(new Trusted(entry, EcPublicKey.ofPem(entry.text("publicKey"), entry.place() + ".publicKey")));
        }
        if (keys.isEmpty()) {
            throw new SignatureException(Kind.TRUST, "nobody is trusted: give the public key of who attests");
        }
    }

    /**
     * Verifies.
     *
     * @param bytes of one envelope
     * @return what it says, and who says so
     */
    public Verified verify(byte[] bytes) throws SignatureException {
        String what = "the attestation";
        JsonNode json = StrictJson.read(bytes, what, MAX_BYTES);
        Envelope envelope = Envelope.read(json, what);
        if (!PAYLOAD_TYPE.matcher(envelope.payloadType()).matches()) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    what + " holds " + SafeText.quote(envelope.payloadType()) + " and no in-toto statement");
        }
        plain(json.get("payload").textValue(), envelope.payload(), "payload");
        plain(json.at("/signatures/0/sig").textValue(), envelope.signature(), "sig");
        byte[] signed = envelope.signedBytes();
        Trusted outOfTime = null;
        for (Trusted each : keys) {
            if (each.key.verifies(signed, envelope.signature())) {
                if (each.entry.countsAt(now)) {
                    return new Verified(Statement.read(envelope.payload(), MAX_BYTES), signer(each));
                }
                outOfTime = each;
            }
        }
        throw outOfTime != null
                ? new SignatureException(
                        Kind.EXPIRED,
                        what + " is signed with " + SafeText.quote(outOfTime.entry.name())
                                + ", which does not count today" + days(outOfTime.entry))
                : unverified(json.at("/signatures/0/keyid").asText());
    }

    /** Base64 can write the same bytes in several ways; only the one way is read, so that an envelope has one form. */
    private static void plain(String text, byte[] bytes, String field) throws SignatureException {
        String usual = Base64.getEncoder().encodeToString(bytes);
        if (!text.equals(usual) && !text.equals(usual.replace('+', '-').replace('/', '_'))) {
            throw new SignatureException(Kind.MALFORMED, "the attestation: " + field + " is no plain base64");
        }
    }

    /** The hint tells whether it is likelier that somebody else signed or that something was altered. Neither is believed. */
    private SignatureException unverified(String keyId) {
        for (Trusted each : keys) {
            if (keyId.equals(each.key.fingerprint()) || keyId.equals(each.key.hint())) {
                return new SignatureException(
                        Kind.INVALID,
                        "the attestation names " + SafeText.quote(each.entry.name())
                                + " as its signer, and the signature is not over this content: one of them was altered");
            }
        }
        String hint = keyId.isEmpty() ? "" : " (it names the key " + SafeText.of(keyId) + ")";
        return new SignatureException(
                Kind.STRANGER,
                "no key that is trusted has signed the attestation" + hint + ": somebody else has, or it was altered");
    }

    private static String days(TrustEntry entry) {
        String from = entry.optional("notBefore");
        String to = entry.optional("notAfter");
        return (from == null ? "" : ", not before " + from) + (to == null ? "" : ", not after " + to);
    }

    private static Signer signer(Trusted trusted) {
        return new Signer(
                "key",
                SafeText.of(trusted.entry.name()),
                SafeText.of(trusted.entry.name()),
                trusted.key.fingerprint(),
                null,
                List.of());
    }

    private record Trusted(TrustEntry entry, EcPublicKey key) {}

    /** A statement, and who vouches for it. */
    public record Verified(Statement statement, Signer signer) {}
}
