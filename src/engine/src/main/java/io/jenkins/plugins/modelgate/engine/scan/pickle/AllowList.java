package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names that pickles may import, by exact pair of module and qualified name, each with what it may be used for.
 * Kept in text tables by library, {@code allow-*.txt}: a line is {@code use[:rule] module name...}.
 */
final class AllowList {
    private static final List<String> TABLES = List.of(
            "python",
            "numpy",
            "scipy",
            "pandas",
            "torch",
            "torch-nn",
            "torchvision",
            "sklearn",
            "joblib",
            "boosting",
            "huggingface");

    private static final Map<String, Map<String, Allowed>> ENTRIES = read();

    private AllowList() {}

    /** The entry of a name, or null. */
    @CheckForNull
    static Allowed find(String module, String name) {
        Map<String, Allowed> names = ENTRIES.get(module);
        return names == null ? null : names.get(name);
    }

    /** Whether a name may be referenced, and nothing else. */
    static boolean isReference(String module, String name) {
        Allowed allowed = find(module, name);
        return allowed != null && allowed.use() == Use.REFERENCE;
    }

    static boolean isKnownModule(String module) {
        return ENTRIES.containsKey(module);
    }

    static Map<String, Map<String, Allowed>> entries() {
        return ENTRIES;
    }

    private static Map<String, Map<String, Allowed>> read() {
        Map<String, Map<String, Allowed>> entries = new HashMap<>();
        for (String table : TABLES) {
            Tables.read("allow-" + table + ".txt", words -> add(entries, words));
        }
        return entries;
    }

    private static void add(Map<String, Map<String, Allowed>> entries, List<String> words) {
        String[] parts = words.get(0).split(":", 2);
        Use use = Use.valueOf(constant(parts[0]));
        boolean iterates = use == Use.TYPE || use == Use.LIST || use == Use.DICT || use == Use.SET;
        ArgumentRule byDefault = iterates ? ArgumentRule.PLAIN : ArgumentRule.ANY;
        Allowed allowed = new Allowed(use, parts.length == 1 ? byDefault : ArgumentRule.valueOf(constant(parts[1])));
        Map<String, Allowed> names = entries.computeIfAbsent(words.get(1), module -> new HashMap<>());
        for (String name : words.subList(2, words.size())) {
            if (names.put(name, allowed) != null) {
                throw new IllegalStateException("twice on the allow list: " + words.get(1) + " " + name);
            }
        }
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
