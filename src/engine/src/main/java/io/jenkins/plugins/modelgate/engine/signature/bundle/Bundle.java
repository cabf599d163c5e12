package io.jenkins.plugins.modelgate.engine.signature.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Sigstore bundle, version 0.3, with exactly one kind of material and exactly one signature. Whatever another reader
 * could understand differently is refused. Source: sigstore/protobuf-specs, sigstore_bundle.proto; OpenSSF Model Signing
 * v1.0, bundle schema.
 *
 * @param material what it says about its signer
 * @param logEntries number of entries of a transparency log that it carries
 * @param timestamps RFC 3161 responses, DER
 * @param envelope the signed statement, or null where there is a {@code message}
 * @param message a signature over something that is not in the bundle, or null where there is an {@code envelope}
 * @param json the very bytes that were read, for a second reader of the same bundle
 */
public record Bundle(
        Material material,
        int logEntries,
        List<byte[]> timestamps,
        @CheckForNull Envelope envelope,
        @CheckForNull MessageSignature message,
        byte[] json) {

    /** The one media type that is read. */
    public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /** Largest bundle, in bytes: a statement of some 400,000 resources fits. */
    public static final int MAX_BYTES = 64 << 20;

    private static final String MEDIA_TYPE_PREFIX = "application/vnd.dev.sigstore.bundle";
    private static final int MOST_CERTIFICATES = 16;
    private static final Set<String> TOP =
            Set.of("mediaType", "verificationMaterial", "dsseEnvelope", "messageSignature");
    private static final Set<String> MATERIAL =
            Set.of("publicKey", "x509CertificateChain", "certificate", "tlogEntries", "timestampVerificationData");

    public Bundle {
        timestamps = List.copyOf(timestamps);
    }

    /**
     * @param what the bundle, for messages: "the bundle model.sig"
     * @throws SignatureException MALFORMED, or UNSUPPORTED for another version
     */
    public static Bundle read(byte[] json, String what) throws SignatureException {
        JsonNode root = StrictJson.object(StrictJson.read(json, what, MAX_BYTES), what, TOP);
        requireVersion(StrictJson.text(root, "mediaType", what), what);
        String place = what + ": verificationMaterial";
        JsonNode material = StrictJson.object(root.get("verificationMaterial"), place, MATERIAL);
        boolean signsStatement = root.has("dsseEnvelope");
        if (signsStatement == root.has("messageSignature")) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " must have either dsseEnvelope or messageSignature, and not both");
        }
        return new Bundle(
                material(material, place),
                LogEntries.count(material.get("tlogEntries"), place),
                LogEntries.timestamps(material.get("timestampVerificationData"), place),
                signsStatement ? Envelope.read(root.get("dsseEnvelope"), what + ": dsseEnvelope") : null,
                signsStatement
                        ? null
                        : MessageSignature.read(root.get("messageSignature"), what + ": messageSignature"),
                json);
    }

    private static void requireVersion(String mediaType, String what) throws SignatureException {
        if (mediaType.equals(MEDIA_TYPE)) {
            return;
        }
        boolean other = mediaType.startsWith(MEDIA_TYPE_PREFIX);
        throw new SignatureException(
                other ? Kind.UNSUPPORTED : Kind.MALFORMED,
                what + ": mediaType " + SafeText.quote(mediaType)
                        + (other ? " is another version of the format; " : " is no Sigstore bundle; ") + MEDIA_TYPE
                        + " is read, sign again with a current tool");
    }

    private static Material material(JsonNode json, String what) throws SignatureException {
        List<Material> found = new ArrayList<>();
        if (json.has("publicKey")) {
            found.add(key(json.get("publicKey"), what + ".publicKey"));
        }
        if (json.has("x509CertificateChain")) {
            found.add(chain(json.get("x509CertificateChain"), what + ".x509CertificateChain"));
        }
        if (json.has("certificate")) {
            found.add(new Material.Certificate(certificate(json.get("certificate"), what + ".certificate")));
        }
        if (found.size() != 1) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " has " + found.size() + " of publicKey, x509CertificateChain, certificate; exactly one says"
                            + " which kind of signature this is");
        }
        return found.get(0);
    }

    private static Material key(JsonNode json, String what) throws SignatureException {
        StrictJson.object(json, what, Set.of("hint", "rawBytes", "keyDetails"));
        String hint = json.has("hint") ? StrictJson.text(json, "hint", what) : "";
        byte[] raw = json.has("rawBytes")
                ? Envelope.base64(StrictJson.text(json, "rawBytes", what), what + ".rawBytes")
                : null;
        if (!hint.isEmpty() && raw != null) {
            throw new SignatureException(Kind.MALFORMED, what + " has both hint and rawBytes");
        }
        return new Material.Key(hint.isEmpty() ? null : hint, raw);
    }

    private static Material chain(JsonNode json, String what) throws SignatureException {
        StrictJson.object(json, what, Set.of("certificates"));
        JsonNode list = json.get("certificates");
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST_CERTIFICATES) {
            throw new SignatureException(
                    Kind.MALFORMED, what + ".certificates must be a list of 1 to " + MOST_CERTIFICATES);
        }
        List<byte[]> certificates = new ArrayList<>();
        for (JsonNode each : list) {
            certificates.add(certificate(each, what + ".certificates[" + certificates.size() + "]"));
        }
        return new Material.Chain(certificates);
    }

    private static byte[] certificate(JsonNode json, String what) throws SignatureException {
        StrictJson.object(json, what, Set.of("rawBytes"));
        return Envelope.base64(StrictJson.text(json, "rawBytes", what), what + ".rawBytes");
    }
}
