package io.jenkins.plugins.modelgate.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A public key of this controller, the one that signs or an older one.
 *
 * @param key that verifies
 * @param since day on which it began to sign, UTC
 * @param until day on which another one took over, or null for the one that signs; what it signed goes on to count
 * @param withdrawn day since which nothing that it signed counts any more, or null
 */
record KnownKey(
        EcPublicKey key,
        LocalDate since,
        @CheckForNull LocalDate until,
        @CheckForNull LocalDate withdrawn) {
    private static final String PUBLIC_KEY = "publicKey";

    KnownKey retired(LocalDate day) {
        return new KnownKey(key, since, until == null ? day : until, withdrawn);
    }

    KnownKey withdrawn(LocalDate day) {
        return new KnownKey(key, since, until, day);
    }

    String fingerprint() {
        return key.fingerprint();
    }

    /** A list of them as this room keeps it. */
    static String json(List<KnownKey> keys) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (KnownKey each : keys) {
            ObjectNode entry = json.addObject();
            entry.put(PUBLIC_KEY, each.key.pem());
            entry.put("since", each.since.toString());
            if (each.until != null) {
                entry.put("until", each.until.toString());
            }
            if (each.withdrawn != null) {
                entry.put("withdrawn", each.withdrawn.toString());
            }
        }
        return json.toPrettyString() + "\n";
    }

    /**
     * The trust entries of those that count, as a policy and the command line take them.
     *
     * @param identity of this controller, for their names
     */
    static String trust(List<KnownKey> keys, String identity) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (KnownKey each : keys) {
            if (each.withdrawn == null) {
                json.addObject()
                        .put("type", "key")
                        .put("name", identity + " since " + each.since)
                        .put(PUBLIC_KEY, each.key.pem())
                        .put("notBefore", each.since.toString());
            }
        }
        return json.toPrettyString() + "\n";
    }

    /** Reads {@link #json}. */
    static List<KnownKey> read(String text) throws IOException {
        List<KnownKey> keys = new ArrayList<>();
        try {
            for (JsonNode each : new ObjectMapper().readTree(text)) {
                keys.add(new KnownKey(
                        EcPublicKey.ofPem(each.path(PUBLIC_KEY).asText(), "key " + (keys.size() + 1)),
                        LocalDate.parse(each.path("since").asText()),
                        day(each, "until"),
                        day(each, "withdrawn")));
            }
        } catch (SignatureException | DateTimeParseException e) {
            throw new IOException("the list of attestation keys is damaged: " + e.getMessage(), e);
        }
        return keys;
    }

    private static LocalDate day(JsonNode json, String field) {
        return json.has(field) ? LocalDate.parse(json.get(field).asText()) : null;
    }
}
