package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that are known to do harm when a pickle imports or calls them. This list decides how a finding is worded and
 * weighed, never whether there is one: whatever is not on the {@link AllowList} is a finding.
 *
 * <p>Table {@code danger.txt}: {@code kind module *} for a module with all that it contains and its submodules, or
 * {@code kind module name...}; {@code kind . name...} for names that are dangerous wherever they stand in a dotted
 * name.
 */
final class DangerList {
    private static final Map<String, String> MODULES = new HashMap<>();
    private static final Map<String, Map<String, String>> NAMES = new HashMap<>();
    private static final Map<String, String> REASONS = new HashMap<>();

    static {
        Tables.read("danger.txt", words -> {
            String kind = words.get(0);
            if (kind.equals("kind")) {
                REASONS.put(words.get(1), String.join(" ", words.subList(2, words.size())));
                return;
            }
            if (words.get(2).equals("*")) {
                MODULES.put(words.get(1), kind);
            } else {
                Map<String, String> names = NAMES.computeIfAbsent(words.get(1), module -> new HashMap<>());
                words.subList(2, words.size()).forEach(name -> names.put(name, kind));
            }
        });
    }

    private DangerList() {}

    /** What a name is known to do, to follow "which ..."; null if nothing is known. */
    @CheckForNull
    static String reason(String module, String name) {
        String kind = kind(module, name);
        return kind == null ? null : REASONS.getOrDefault(kind, kind);
    }

    /** Whether this is a module that the tables name, exactly. */
    static boolean isKnownModule(String module) {
        return MODULES.containsKey(module) || NAMES.containsKey(module) && !module.equals(".");
    }

    private static String kind(String module, String name) {
        for (String prefix = module; !prefix.isEmpty(); prefix = parent(prefix)) {
            String kind = MODULES.get(prefix);
            if (kind != null) {
                return kind;
            }
        }
        for (String prefix = name; !prefix.isEmpty(); prefix = parent(prefix)) {
            String kind = NAMES.getOrDefault(module, Map.of()).get(prefix);
            if (kind != null) {
                return kind;
            }
        }
        return inside(module, name);
    }

    /** Modules import each other, so that {@code shutil} holds {@code os}: every part of a dotted name counts. */
    private static String inside(String module, String name) {
        List<String> parts = new ArrayList<>(List.of(name.split("\\.")));
        boolean dotted = parts.size() > 1;
        for (String part : parts) {
            String bare = part.replaceFirst("^_+", "");
            String kind = NAMES.getOrDefault(".", Map.of()).get(part);
            if (kind == null && (dotted || !module.isEmpty()) && MODULES.containsKey(bare) && !bare.equals("test")) {
                kind = MODULES.get(bare);
            }
            if (kind == null && dotted) {
                kind = NAMES.getOrDefault("builtins", Map.of()).get(part);
            }
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private static String parent(String dotted) {
        int dot = dotted.lastIndexOf('.');
        return dot < 0 ? "" : dotted.substring(0, dot);
    }
}
