package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Values of lock files, read strictly: a value of another kind is a fault, not an absent one. */
final class LockValues {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private LockValues() {}

    /** An array of tables, empty when absent. */
    static List<JsonNode> tables(JsonNode node, String key, String where) throws LockException {
        return list(node, key, where, JsonNode::isObject, "tables");
    }

    /** An array of texts, empty when absent. */
    static List<String> texts(JsonNode node, String key, String where) throws LockException {
        return list(node, key, where, JsonNode::isTextual, "texts").stream()
                .map(JsonNode::textValue)
                .toList();
    }

    private static List<JsonNode> list(JsonNode node, String key, String where, Predicate<JsonNode> kind, String kinds)
            throws LockException {
        JsonNode value = node.path(key);
        List<JsonNode> list = new ArrayList<>();
        value.forEach(list::add);
        if (!value.isMissingNode() && (!value.isArray() || !list.stream().allMatch(kind))) {
            throw new LockException(where, key + " is no array of " + kinds);
        }
        return list;
    }

    /** A table, missing when absent. */
    static JsonNode table(JsonNode node, String key, String where) throws LockException {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isObject()) {
            throw new LockException(where, key + " is no table");
        }
        return value;
    }

    /** A text, null when absent. */
    @CheckForNull
    static String text(JsonNode node, String key, String where) throws LockException {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new LockException(where, key + " is no text");
        }
        return value.textValue();
    }

    /** A text that is not empty. */
    static String needed(JsonNode node, String key, String where) throws LockException {
        String text = text(node, key, where);
        if (text == null || text.isEmpty()) {
            throw new LockException(where, "has no " + key);
        }
        return text;
    }

    /** Digest in one spelling. */
    static String hash(String written) {
        return written.toLowerCase(Locale.ROOT);
    }

    /** Digests of a table {@code {sha256 = "…"}}. */
    static List<String> hashes(JsonNode table) {
        List<String> hashes = new ArrayList<>();
        table.properties().forEach(each -> {
            if (each.getValue().isTextual()) {
                hashes.add(hash(each.getKey() + ":" + each.getValue().textValue()));
            }
        });
        return hashes;
    }

    static Pin pinOf(@CheckForNull String commit) {
        return commit != null && COMMIT.matcher(commit).matches() ? Pin.COMMIT : Pin.REFERENCE;
    }

    /** Last part of a URL or path. */
    static String fileName(String url) {
        int end = url.indexOf('#');
        String plain = end < 0 ? url : url.substring(0, end);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
