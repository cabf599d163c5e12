package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Values of lock files, read strictly: a value of another kind is a fault, not an absent one. */
final class LockValues {

    private static final Pattern PYPI = Pattern.compile("https://pypi\\.(?:python\\.)?org/simple/?");

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

    /** A file and the digest that its table gives it, {@code {url = "…", hash = "sha256:…"}}. */
    static LockedFile file(@CheckForNull String address, JsonNode table, String where) throws LockException {
        String hash = text(table, "hash", where);
        return new LockedFile(address == null ? "" : address, hash == null ? List.of() : List.of(hash(hash)));
    }

    /** Digest in one spelling. */
    static String hash(String written) {
        return written.toLowerCase(Locale.ROOT);
    }

    /** A key that no known version of the tool writes may change the meaning of all others. */
    static void onlyKnown(JsonNode lock, Set<String> known) throws LockException {
        for (Map.Entry<String, JsonNode> each : lock.properties()) {
            if (!known.contains(each.getKey())) {
                throw new LockException("", "has " + SafeText.quote(each.getKey()) + ", which its tool does not write");
            }
        }
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

    /** Whether a registry is PyPI itself: its whole address, for a part of it can stand in any other. */
    static boolean isPyPi(String url) {
        return PYPI.matcher(url).matches();
    }

    /** Last part of a URL or path. */
    static String fileName(String url) {
        int end = url.indexOf('#');
        String plain = end < 0 ? url : url.substring(0, end);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
