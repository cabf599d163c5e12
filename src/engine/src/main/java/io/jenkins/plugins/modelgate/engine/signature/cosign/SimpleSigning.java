package io.jenkins.plugins.modelgate.engine.signature.cosign;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.util.Set;

/**
 * The statement that cosign signs in the tag layout. Source: sigstore/cosign, specs/SIGNATURE_SPEC.md;
 * containers/image, docs/containers-signature.5.md.
 */
public final class SimpleSigning {
    /** Largest payload, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String TYPE = "cosign container image signature";

    /** The specification and the program spell it differently; readers in Go take both. */
    private static final String[] DIGEST = {"docker-manifest-digest", "Docker-manifest-digest"};

    private SimpleSigning() {}

    /** The digest of the image that the payload is about, as it is written. */
    public static String imageDigest(byte[] payload, String what) throws SignatureException {
        JsonNode root = StrictJson.object(
                StrictJson.read(payload, what, MAX_BYTES), what, Set.of("critical", "optional", "Optional"));
        JsonNode critical =
                StrictJson.object(root.get("critical"), what + ": critical", Set.of("identity", "image", "type"));
        String type = StrictJson.text(critical, "type", what + ": critical");
        if (!type.equals(TYPE)) {
            throw new SignatureException(
                    Kind.MALFORMED, what + ": critical.type is " + SafeText.quote(type) + ", not " + TYPE);
        }
        JsonNode image = StrictJson.object(critical.get("image"), what + ": critical.image", Set.of(DIGEST));
        if (image.size() != 1) {
            throw new SignatureException(Kind.MALFORMED, what + ": critical.image names not exactly one digest");
        }
        return StrictJson.text(image, image.fieldNames().next(), what + ": critical.image");
    }
}
