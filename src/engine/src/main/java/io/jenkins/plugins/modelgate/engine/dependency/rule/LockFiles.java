package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which lock file decides what a manifest only describes. A lock stands beside its manifest; that of a workspace (uv, npm,
 * yarn, pnpm) may stand above it.
 */
final class LockFiles {
    private record Kind(Pattern manifest, Pattern lock, boolean above) {}

    private static final List<Kind> KINDS = List.of(
            kind("pyproject\\.toml|setup\\.cfg|setup\\.py", "poetry\\.lock|pdm\\.lock|pylock(\\..+)?\\.toml", false),
            kind("pyproject\\.toml", "uv\\.lock", true),
            kind("Pipfile", "Pipfile\\.lock", false),
            kind("environment.*\\.ya?ml", "conda-lock\\.ya?ml|conda-.*\\.lock", false),
            kind("package\\.json", "package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml", true));

    private final Map<String, Map<String, Set<String>>> lockedByDirectory = new HashMap<>();

    LockFiles(List<Component> components) {
        for (Component component : components) {
            String path = component.location().file();
            String file = name(path);
            if (component.id().version() != null
                    && KINDS.stream().anyMatch(kind -> kind.lock().matcher(file).matches())) {
                lockedByDirectory
                        .computeIfAbsent(directory(path), key -> new HashMap<>())
                        .computeIfAbsent(file, key -> new HashSet<>())
                        .add(key(component.id().ecosystem(), component.id().name()));
            }
        }
    }

    /** Whether a lock file says which version of it will be installed. */
    boolean decide(Component component) {
        String path = component.location().file();
        String file = name(path);
        String key = key(component.id().ecosystem(), component.id().name());
        return KINDS.stream()
                .filter(kind -> kind.manifest().matcher(file).matches())
                .anyMatch(kind -> isLocked(directory(path), kind, key));
    }

    private boolean isLocked(String start, Kind kind, String key) {
        String directory = start;
        while (true) {
            boolean found = lockedByDirectory.getOrDefault(directory, Map.of()).entrySet().stream()
                    .anyMatch(lock -> kind.lock().matcher(lock.getKey()).matches()
                            && lock.getValue().contains(key));
            if (found || !kind.above() || directory.isEmpty()) {
                return found;
            }
            directory = directory(directory);
        }
    }

    private static String key(Ecosystem ecosystem, String name) {
        return ecosystem + " " + name;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String directory(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static Kind kind(String manifest, String lock, boolean above) {
        return new Kind(Pattern.compile(manifest), Pattern.compile(lock), above);
    }
}
