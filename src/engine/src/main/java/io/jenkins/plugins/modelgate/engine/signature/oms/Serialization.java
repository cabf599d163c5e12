package io.jenkins.plugins.modelgate.engine.signature.oms;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a model was turned into resources.
 *
 * @param hash of the resources
 * @param shardSize bytes of a shard, or 0 where each file is one resource
 * @param allowSymlinks whether links were followed
 * @param recordsIgnored whether the statement says what was left out: older ones do not
 * @param ignored paths left out, each with what is below it
 */
record Serialization(
        DigestAlgorithm hash, long shardSize, boolean allowSymlinks, boolean recordsIgnored, List<String> ignored) {
    private static final String WHAT = "the statement's serialization";

    Serialization {
        ignored = List.copyOf(ignored);
    }

    /** Source: OMS v1.0, 5.4 and 6. */
    static Serialization read(JsonNode json) throws SignatureException {
        StrictJson.object(json, WHAT, Set.of("method", "hash_type", "allow_symlinks", "shard_size", "ignore_paths"));
        JsonNode links = json.get("allow_symlinks");
        if (links == null || !links.isBoolean()) {
            throw new SignatureException(Kind.MALFORMED, WHAT + " has no boolean allow_symlinks");
        }
        return new Serialization(
                hash(StrictJson.text(json, "hash_type", WHAT)),
                shardSize(StrictJson.text(json, "method", WHAT), json.get("shard_size")),
                links.booleanValue(),
                json.has("ignore_paths"),
                ignored(json.get("ignore_paths")));
    }

    boolean shards() {
        return shardSize > 0;
    }

    private static DigestAlgorithm hash(String type) throws SignatureException {
        DigestAlgorithm algorithm = DigestAlgorithm.of(type);
        if (algorithm == null) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    WHAT + " has hash_type " + SafeText.quote(type) + "; sha256, blake2b and blake3 are known");
        }
        return algorithm;
    }

    private static long shardSize(String method, JsonNode size) throws SignatureException {
        if (method.equals("files")) {
            if (size != null) {
                throw new SignatureException(Kind.MALFORMED, WHAT + " has a shard_size although the method is files");
            }
            return 0;
        }
        if (!method.equals("shards")) {
            throw new SignatureException(
                    Kind.UNSUPPORTED, WHAT + " has method " + SafeText.quote(method) + "; files and shards are known");
        }
        if (size == null || !size.isNumber()) {
            throw new SignatureException(
                    Kind.MALFORMED, WHAT + " has no number shard_size although the method is shards");
        }
        return whole(size.decimalValue());
    }

    /** The reference writes 8.0. Digits are counted first: 1e999999999 would be a gigabyte of them. */
    private static long whole(BigDecimal number) throws SignatureException {
        boolean inRange = number.signum() > 0 && (long) number.precision() - number.scale() <= 18;
        if (!inRange || number.stripTrailingZeros().scale() > 0) {
            throw new SignatureException(
                    Kind.MALFORMED, WHAT + " has shard_size " + SafeText.of(number.toString()) + ", no size in bytes");
        }
        return number.longValueExact();
    }

    private static List<String> ignored(JsonNode paths) throws SignatureException {
        List<String> ignored = new ArrayList<>();
        if (paths == null) {
            return ignored;
        }
        if (!paths.isArray()) {
            throw new SignatureException(Kind.MALFORMED, WHAT + " has ignore_paths that are no list");
        }
        for (JsonNode path : paths) {
            String text = path.isTextual() ? path.textValue() : "";
            if (text.length() > 1 && text.endsWith("/")) {
                text = text.substring(0, text.length() - 1);
            }
            if (text.equals(ResourceName.ONLY)) {
                throw new SignatureException(Kind.MALFORMED, WHAT + " ignores the whole model");
            }
            ignored.add(ResourceName.path(text, "ignored path"));
        }
        return ignored;
    }
}
