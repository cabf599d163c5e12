package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where packages come from as far as files say that people write: indexes in settings, addresses in manifests. They count for a
 * lock file beside or below them, and for that of the workspace to which they belong; a file anywhere else speaks for nobody.
 */
final class DeclaredPlaces {
    private final Situation situation;
    private final Map<String, Set<String>> hosts = new HashMap<>();
    private final Map<String, Set<String>> places = new HashMap<>();

    DeclaredPlaces(Situation situation) {
        this.situation = situation;
        for (Fact fact : situation.inventory().facts()) {
            boolean index = switch (fact.kind()) {
                case INDEX, EXTRA_INDEX, FIND_LINKS -> true;
                default -> false;
            };
            add(hosts, fact.location().file(), index ? Addresses.host(fact.value()) : null);
        }
        for (Component component : situation.inventory().components()) {
            String source = component.source();
            add(places, component.location().file(), source == null ? null : Addresses.place(source));
        }
    }

    private void add(Map<String, Set<String>> all, String file, @CheckForNull String value) {
        if (value != null && situation.role(file) == InputRole.INSTRUCTION && !LockFiles.isLock(file)) {
            all.computeIfAbsent(file, key -> new HashSet<>()).add(value);
        }
    }

    /** An index stands for all of its host, any other address for itself: a forge has the repositories of everybody. */
    boolean has(String lock, String host, String address) {
        String place = Addresses.place(address);
        return any(hosts, lock, values -> values.contains(host)) || any(places, lock, values -> values.contains(place));
    }

    private boolean any(Map<String, Set<String>> all, String lock, Predicate<Set<String>> wanted) {
        return all.entrySet().stream()
                .anyMatch(file -> wanted.test(file.getValue())
                        && (isAbove(file.getKey(), lock) || situation.locks().speaksFor(lock, file.getKey())));
    }

    private static boolean isAbove(String file, String lock) {
        return lock.startsWith(file.substring(0, file.lastIndexOf('/') + 1));
    }
}
