package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Signs statements: an elliptic-curve key pair, P-256 when it is made here, which every tool of the field reads.
 *
 * @param privateKey that signs; never shown
 * @param publicKey that verifies
 */
public record AttestationKey(PrivateKey privateKey, EcPublicKey publicKey) {
    private static final String SEPARATOR = " ";

    /** A new pair on P-256. */
    public static AttestationKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(EcCurve.P256.jdkName()));
            KeyPair pair = generator.generateKeyPair();
            return new AttestationKey(pair.getPrivate(), EcPublicKey.of(pair.getPublic(), "the new key"));
        } catch (GeneralSecurityException | SignatureException e) {
            throw new IllegalStateException("every Java makes keys on P-256", e);
        }
    }

    /** The pair as one line of text, which {@link #parse} reads: a secret. */
    public String encoded() {
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(privateKey.getEncoded())
                + SEPARATOR
                + base64.encodeToString(publicKey.key().getEncoded());
    }

    /**
     * Reads {@link #encoded()}, and makes sure that the halves belong together.
     *
     * @throws SignatureException of kind {@code KEY}; the message holds nothing of the key
     */
    public static AttestationKey parse(String encoded) throws SignatureException {
        String[] halves = encoded.strip().split(SEPARATOR, 2);
        try {
            byte[] secret = Base64.getDecoder().decode(halves[0]);
            byte[] shown = Base64.getDecoder().decode(halves.length == 2 ? halves[1] : "");
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret));
            AttestationKey pair = new AttestationKey(key, EcPublicKey.ofDer(shown, "the public half"));
            byte[] probe = "model-gate".getBytes(StandardCharsets.US_ASCII);
            if (pair.publicKey.verifies(probe, pair.signature(probe))) {
                return pair;
            }
        } catch (GeneralSecurityException | IllegalArgumentException | SignatureException e) {
            throw new SignatureException(Kind.KEY, "the attestation key is damaged: no EC key pair", e);
        }
        throw new SignatureException(Kind.KEY, "the attestation key is damaged: its halves do not belong together");
    }

    /** The statement in an envelope: one line of JSON. The {@code keyid} is the key's fingerprint, a hint and no proof. */
    public byte[] sign(Statement statement) {
        byte[] payload = statement.bytes();
        byte[] signature;
        try {
            signature = signature(Envelope.signedBytes(Envelope.IN_TOTO, payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was checked does not sign", e);
        }
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.put("payloadType", Envelope.IN_TOTO);
        envelope.putArray("signatures")
                .addObject()
                .put("keyid", publicKey.fingerprint())
                .put("sig", Base64.getEncoder().encodeToString(signature));
        return (envelope + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signature(byte[] message) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(publicKey.curve().signature());
        signer.initSign(privateKey);
        signer.update(message);
        return signer.sign();
    }

    /** Without the private half. */
    @Override
    public String toString() {
        return "attestation key " + publicKey.fingerprint();
    }
}
