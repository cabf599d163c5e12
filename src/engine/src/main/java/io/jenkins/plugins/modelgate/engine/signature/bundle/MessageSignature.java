package io.jenkins.plugins.modelgate.engine.signature.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import java.util.Set;

/**
 * A signature over a message that is not in the bundle, as cosign writes for blobs and images.
 *
 * @param digest SHA-256 of the message as the bundle claims it: a hint for finding the message, no proof
 * @param signature over the message
 */
public record MessageSignature(byte[] digest, byte[] signature) {
    private static final int SHA256_BYTES = 32;

    /** Source: sigstore/protobuf-specs, sigstore_common.proto. */
    static MessageSignature read(JsonNode json, String what) throws SignatureException {
        StrictJson.object(json, what, Set.of("messageDigest", "signature"));
        JsonNode digest =
                StrictJson.object(json.get("messageDigest"), what + ": messageDigest", Set.of("algorithm", "digest"));
        String algorithm = StrictJson.text(digest, "algorithm", what + ": messageDigest");
        if (!algorithm.equals("SHA2_256")) {
            throw new SignatureException(Kind.UNSUPPORTED, what + ": messageDigest.algorithm is not SHA2_256");
        }
        byte[] value = Envelope.base64(
                StrictJson.text(digest, "digest", what + ": messageDigest"), what + ": messageDigest.digest");
        if (value.length != SHA256_BYTES) {
            throw new SignatureException(
                    Kind.MALFORMED, what + ": messageDigest.digest has " + value.length + " bytes");
        }
        return new MessageSignature(
                value, Envelope.base64(StrictJson.text(json, "signature", what), what + ": signature"));
    }
}
