package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which lock file decides what a manifest only describes. A lock stands beside its manifest; that of a workspace (uv, npm,
 * yarn, pnpm) may stand above those that the workspace says are its members.
 */
public final class LockFiles {
    private record Kind(Pattern manifest, Pattern lock, boolean above) {}

    private static final List<Kind> KINDS = List.of(
            kind("pyproject\\.toml|setup\\.cfg|setup\\.py", "poetry\\.lock|pdm\\.lock|pylock(\\..+)?\\.toml", false),
            kind("pyproject\\.toml|uv\\.toml", "uv\\.lock", true),
            kind("Pipfile", "Pipfile\\.lock", false),
            kind("environment.*\\.ya?ml", "(?:.+\\.)?conda-lock\\.ya?ml|conda-.*\\.lock", false),
            kind("package\\.json", "package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml", true));

    private final Map<String, Map<String, List<Component>>> lockedByFile = new HashMap<>();
    private final Map<String, Set<String>> filesByDirectory = new HashMap<>();
    private final Map<String, Set<String>> members;

    public LockFiles(Inventory inventory) {
        members = inventory.members();
        inventory.files().stream()
                .map(file -> file.path())
                .filter(LockFiles::isLock)
                .forEach(path -> filesByDirectory
                        .computeIfAbsent(directory(path), key -> new HashSet<>())
                        .add(path));
        for (Component component : inventory.components()) {
            String path = component.location().file();
            if (isLock(path)) {
                filesByDirectory
                        .computeIfAbsent(directory(path), key -> new HashSet<>())
                        .add(path);
                lockedByFile
                        .computeIfAbsent(path, key -> new HashMap<>())
                        .computeIfAbsent(key(component), key -> new ArrayList<>())
                        .add(component);
            }
        }
    }

    /** Whether a file of this path is written by a tool that resolves, and not by people. */
    public static boolean isLock(String path) {
        String file = name(path);
        return file.equals(".package-lock.json")
                || KINDS.stream().anyMatch(kind -> kind.lock().matcher(file).matches());
    }

    /** Whether a lock file says which version of it will be installed. */
    public boolean decide(Component wish) {
        // No lock file holds what a build needs.
        return !Component.BUILD_NEED.equals(wish.group())
                && governing(wish.location().file())
                        .map(lock -> lockedByFile.getOrDefault(lock, Map.of()))
                        .flatMap(locked -> locked.getOrDefault(key(wish), List.of()).stream())
                        .anyMatch(locked -> meets(wish, locked));
    }

    /** Whether this lock file speaks for a manifest: from beside it, or for a member of its workspace. */
    boolean speaksFor(String lock, String manifest) {
        return governing(manifest).anyMatch(lock::equals);
    }

    /** Whether any lock file is there that speaks for a manifest. */
    public boolean govern(String manifest) {
        return governing(manifest).findAny().isPresent();
    }

    /** Whether every package of the lock files that speak for a manifest has a digest or a commit, and there is one at all. */
    public boolean areFirm(String manifest) {
        List<Component> locked = governing(manifest)
                .flatMap(lock -> lockedByFile.getOrDefault(lock, Map.of()).values().stream())
                .flatMap(List::stream)
                .toList();
        return !locked.isEmpty()
                && locked.stream().allMatch(each -> each.pin() == Pin.HASHED || each.pin() == Pin.COMMIT);
    }

    /** A place is met by the same place alone; a version by one that is wanted and always installed when the wish is. */
    private static boolean meets(Component wish, Component locked) {
        if (wish.group() == null && locked.group() != null) {
            return false;
        }
        if (wish.source() != null) {
            return locked.source() != null && Addresses.place(wish.source()).equals(Addresses.place(locked.source()));
        }
        String version = locked.id().version();
        return version != null && WishedRange.admits(wish, version);
    }

    private Stream<String> governing(String manifest) {
        String file = name(manifest);
        List<String> locks = new ArrayList<>();
        for (Kind kind : KINDS) {
            if (kind.manifest().matcher(file).matches()) {
                String start = directory(manifest);
                add(locks, kind, start, start);
                for (String directory = start; kind.above() && !directory.isEmpty(); ) {
                    directory = directory(directory);
                    add(locks, kind, directory, start);
                }
            }
        }
        return locks.stream();
    }

    private void add(List<String> locks, Kind kind, String directory, String manifests) {
        for (String lock : filesByDirectory.getOrDefault(directory, Set.of())) {
            if (kind.lock().matcher(name(lock)).matches()
                    && (directory.equals(manifests) || isMember(lock, manifests))) {
                locks.add(lock);
            }
        }
    }

    private boolean isMember(String lock, String directory) {
        String below = directory.substring(
                directory(lock).isEmpty() ? 0 : directory(lock).length() + 1);
        return members.getOrDefault(lock, Set.of()).stream().anyMatch(member -> matches(member, below));
    }

    private static boolean matches(String member, String directory) {
        String plain = member.replaceFirst("^\\./", "").replaceFirst("/+$", "");
        try {
            return plain.equals(directory)
                    || plain.matches(".*[*?\\[{].*")
                            && FileSystems.getDefault()
                                    .getPathMatcher("glob:" + plain)
                                    .matches(Path.of(directory));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String key(Component component) {
        Ecosystem ecosystem = component.id().ecosystem();
        return ecosystem + " " + component.id().name();
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
