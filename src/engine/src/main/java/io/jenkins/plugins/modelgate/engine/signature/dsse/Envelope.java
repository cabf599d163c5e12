package io.jenkins.plugins.modelgate.engine.signature.dsse;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * An envelope with exactly one signature. The payload is decoded once; those bytes are what is verified and what is read
 * afterwards.
 *
 * @param payloadType media type of the payload, part of what is signed
 * @param payload its bytes
 * @param signature decoded
 */
public record Envelope(String payloadType, byte[] payload, byte[] signature) {
    /** Payload type of in-toto statements. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    /** Source: DSSE 1.0.2, protocol.md; OMS v1.0 allows no further field. */
    public static Envelope read(JsonNode json, String what) throws SignatureException {
        StrictJson.object(json, what, Set.of("payloadType", "payload", "signatures"));
        JsonNode signatures = json.get("signatures");
        if (signatures == null || !signatures.isArray() || signatures.size() != 1) {
            throw new SignatureException(Kind.MALFORMED, what + " must have exactly one signature");
        }
        JsonNode only = StrictJson.object(signatures.get(0), what + ": its signature", Set.of("sig", "keyid"));
        JsonNode keyId = only.get("keyid");
        if (keyId != null && !keyId.isNull() && !keyId.isTextual()) {
            throw new SignatureException(Kind.MALFORMED, what + ": keyid is no text");
        }
        return new Envelope(
                StrictJson.text(json, "payloadType", what),
                base64(StrictJson.text(json, "payload", what), what + ": payload"),
                base64(StrictJson.text(only, "sig", what), what + ": sig"));
    }

    /** The bytes that are signed: the pre-authentication encoding of DSSE. */
    public byte[] signedBytes() {
        return signedBytes(payloadType, payload);
    }

    /** {@code "DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload}. */
    public static byte[] signedBytes(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + type.length + 48);
        bytes.writeBytes(("DSSEv1 " + type.length + " " + payloadType + " " + payload.length + " ")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    /** Standard and URL-safe alphabet, as DSSE wants of verifiers; what it decodes to is what counts. */
    public static byte[] base64(String text, String what) throws SignatureException {
        try {
            boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
            return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
        } catch (IllegalArgumentException e) {
            throw new SignatureException(Kind.MALFORMED, what + " is no base64: " + e.getMessage(), e);
        }
    }
}
