package io.jenkins.plugins.modelgate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A configuration document as paths with values, for comparing two of them. The elements of a list have no order here: an
 * element that moved is no change of policy.
 */
final class Flat {
    private static final String HIDDEN = "(hidden)";
    private static final Set<String> SECRETS =
            Set.of("secret", "password", "passphrase", "token", "privatekey", "credential");

    private final TreeMap<String, TreeSet<String>> values = new TreeMap<>();

    private Flat() {}

    static Flat of(Map<String, ?> document) {
        Flat flat = new Flat();
        flat.put("", document);
        return flat;
    }

    private void put(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> put(path.isEmpty() ? String.valueOf(key) : path + "." + key, each));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> add(path, element(each)));
        } else {
            add(path, String.valueOf(value));
        }
    }

    /** One text for one element, so that its fields stay together. */
    private static String element(Object each) {
        return each instanceof Map<?, ?> map ? new TreeMap<Object, Object>(map).toString() : String.valueOf(each);
    }

    private void add(String path, String value) {
        values.computeIfAbsent(path, key -> new TreeSet<>()).add(value);
    }

    /** What is different from an earlier one: {@code + path = value} and {@code - path = value}. */
    List<String> since(Flat earlier) {
        List<String> changes = new ArrayList<>();
        Set<String> paths = new TreeSet<>(values.keySet());
        paths.addAll(earlier.values.keySet());
        for (String path : paths) {
            Set<String> now = values.getOrDefault(path, new TreeSet<>());
            Set<String> then = earlier.values.getOrDefault(path, new TreeSet<>());
            then.stream().filter(each -> !now.contains(each)).forEach(each -> changes.add("- " + path + " = " + each));
            now.stream().filter(each -> !then.contains(each)).forEach(each -> changes.add("+ " + path + " = " + each));
        }
        return changes;
    }

    /**
     * The document without what nobody may read: values of fields whose names say so, and whatever looks like a private
     * key. A configuration that has secrets gives fingerprints of them in fields with other names.
     */
    static Map<String, Object> redacted(Map<?, ?> document) {
        Map<String, Object> safe = new TreeMap<>();
        document.forEach((key, value) ->
                safe.put(String.valueOf(key), isSecret(String.valueOf(key)) ? HIDDEN : redacted(value)));
        return safe;
    }

    private static Object redacted(Object value) {
        if (value instanceof Map<?, ?> map) {
            return redacted(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Flat::redacted).toList();
        }
        boolean key = value instanceof String text && text.contains("PRIVATE KEY");
        return key ? HIDDEN : value;
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lower::endsWith);
    }
}
