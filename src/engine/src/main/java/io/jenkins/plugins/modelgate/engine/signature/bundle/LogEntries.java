package io.jenkins.plugins.modelgate.engine.signature.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a bundle's log entries and time stamps. What they prove, Sigstore's library decides; it passes over
 * fields that it does not know and takes two spellings of each, so that here every field must be one of the format's
 * own, spelt one way. Source: sigstore/protobuf-specs, sigstore_rekor.proto and sigstore_bundle.proto.
 */
final class LogEntries {
    private static final int MOST = 64;

    private static final Set<String> ENTRY = Set.of(
            "logIndex",
            "logId",
            "kindVersion",
            "integratedTime",
            "inclusionPromise",
            "inclusionProof",
            "canonicalizedBody");

    private static final Map<String, Set<String>> PARTS = Map.of(
            "logId", Set.of("keyId"),
            "kindVersion", Set.of("kind", "version"),
            "inclusionPromise", Set.of("signedEntryTimestamp"),
            "inclusionProof", Set.of("logIndex", "rootHash", "treeSize", "hashes", "checkpoint"));

    private LogEntries() {}

    /** Number of entries; 0 where the field is missing. */
    static int count(JsonNode entries, String what) throws SignatureException {
        int count = 0;
        for (JsonNode entry : array(entries, what + ": tlogEntries")) {
            String place = what + ": tlogEntries[" + count++ + "]";
            StrictJson.object(entry, place, ENTRY);
            for (Map.Entry<String, Set<String>> part : PARTS.entrySet()) {
                if (entry.has(part.getKey())) {
                    StrictJson.object(entry.get(part.getKey()), place + "." + part.getKey(), part.getValue());
                }
            }
            JsonNode checkpoint = entry.path("inclusionProof").get("checkpoint");
            if (checkpoint != null) {
                StrictJson.object(checkpoint, place + ".inclusionProof.checkpoint", Set.of("envelope"));
            }
        }
        return count;
    }

    /** RFC 3161 time-stamp responses, DER. */
    static List<byte[]> timestamps(JsonNode data, String what) throws SignatureException {
        if (data == null || data.isNull()) {
            return List.of();
        }
        String place = what + ": timestampVerificationData";
        StrictJson.object(data, place, Set.of("rfc3161Timestamps"));
        List<byte[]> stamps = new ArrayList<>();
        for (JsonNode stamp : array(data.get("rfc3161Timestamps"), place + ".rfc3161Timestamps")) {
            StrictJson.object(stamp, place + ": a time stamp", Set.of("signedTimestamp"));
            stamps.add(Envelope.base64(StrictJson.text(stamp, "signedTimestamp", place), place + ": signedTimestamp"));
        }
        return List.copyOf(stamps);
    }

    private static Iterable<JsonNode> array(JsonNode array, String what) throws SignatureException {
        if (array == null || array.isNull()) {
            return List.of();
        }
        if (!array.isArray() || array.size() > MOST) {
            throw new SignatureException(Kind.MALFORMED, what + " is no list of at most " + MOST);
        }
        return array;
    }
}
