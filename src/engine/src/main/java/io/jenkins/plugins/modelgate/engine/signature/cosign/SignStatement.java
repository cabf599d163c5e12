package io.jenkins.plugins.modelgate.engine.signature.cosign;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import java.util.Set;

/**
 * The statement by which somebody signs an image. An attestation says something else about it, such as which flaws were
 * found: it is no signature, whoever made it.
 */
final class SignStatement {
    private static final String TYPE = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://sigstore.dev/cosign/sign/v1";
    private static final int MAX_BYTES = 1 << 20;

    private SignStatement() {}

    /** Whether a verified envelope claims to be a signature and no attestation. */
    static boolean isSignature(Envelope envelope) {
        try {
            JsonNode statement = StrictJson.read(envelope.payload(), "the statement", MAX_BYTES);
            return PREDICATE.equals(statement.path("predicateType").textValue());
        } catch (SignatureException e) {
            return true;
        }
    }

    /** @throws SignatureException when a verified envelope does not sign exactly this image */
    static void require(Envelope envelope, String sha256, String where) throws SignatureException {
        if (!envelope.payloadType().equals(Envelope.IN_TOTO)) {
            throw new SignatureException(
                    Kind.MALFORMED, where + ": payloadType " + SafeText.quote(envelope.payloadType()));
        }
        String what = where + ": the statement";
        JsonNode statement = StrictJson.object(
                StrictJson.read(envelope.payload(), what, MAX_BYTES),
                what,
                Set.of("_type", "subject", "predicateType", "predicate"));
        String type = StrictJson.text(statement, "_type", what);
        String predicate = StrictJson.text(statement, "predicateType", what);
        if (!type.equals(TYPE) || !predicate.equals(PREDICATE)) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    what + " is a " + SafeText.quote(predicate) + ", which is no signature of an image");
        }
        JsonNode subjects = statement.get("subject");
        if (subjects == null || !subjects.isArray() || subjects.size() != 1) {
            throw new SignatureException(Kind.MALFORMED, what + " must have exactly one subject");
        }
        JsonNode digest = subjects.get(0).path("digest");
        String signed = StrictJson.text(digest, "sha256", what + ": subject");
        if (!signed.equals(sha256)) {
            throw new SignatureException(
                    Kind.INVALID,
                    where + " is a signature of sha256:" + SafeText.of(signed) + ", not of sha256:" + sha256);
        }
    }
}
