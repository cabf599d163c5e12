package io.jenkins.plugins.modelgate.engine.dependency.npm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A package of a lock file that names packages by keys instead of paths (Yarn, pnpm).
 *
 * @param key how edges name it
 * @param needs keys of what it needs, after {@link #OPTIONAL} what it can do without
 */
record LockedPackage(
        String key,
        String name,
        @CheckForNull String version,
        NpmSource source,
        @CheckForNull String group,
        List<String> needs) {
    /** Begins a need that the lock file may leave out. No name of a package begins so. */
    static final String OPTIONAL = "?";

    /** All packages of one lock file. */
    static final class Table {
        private final String file;
        private final Map<String, LockedPackage> packages = new LinkedHashMap<>();
        private final Set<String> direct = new HashSet<>();

        Table(String file) {
            this.file = file;
        }

        /** @throws ManifestException when there is one of this key already: tools differ on which of the two counts */
        void put(LockedPackage locked) throws ManifestException {
            if (packages.putIfAbsent(locked.key, locked) != null) {
                throw new ManifestException(at(locked.key), "stands there twice");
            }
        }

        /** The project itself asks for this one. */
        void direct(String key) {
            direct.add(key);
        }

        boolean has(String key) {
            return packages.containsKey(key);
        }

        /** @param others other keys of packages: one package may be asked for in several ways */
        void tell(Map<String, String> others, InventoryBuilder inventory) throws ManifestException {
            for (LockedPackage each : packages.values()) {
                add(each, inventory);
            }
            for (LockedPackage each : packages.values()) {
                Set<String> needs = new LinkedHashSet<>(each.needs);
                for (String written : needs) {
                    boolean optional = written.startsWith(OPTIONAL);
                    String need = optional ? written.substring(OPTIONAL.length()) : written;
                    LockedPackage other = packages.get(others.getOrDefault(need, need));
                    if (other == null && optional) {
                        continue;
                    }
                    if (other == null) {
                        inventory.incomplete(
                                at(each.key),
                                "needs " + SafeText.quote(need)
                                        + ", which this file does not hold; install again to complete it");
                    } else {
                        inventory.needs(each.id(), other.id(), at(each.key));
                    }
                }
            }
        }

        private void add(LockedPackage each, InventoryBuilder inventory) throws ManifestException {
            NpmSource source = each.source;
            if (each.version == null && source.pin() == Pin.VERSION) {
                throw new ManifestException(at(each.key), "has no version, so nobody can tell which package that is");
            }
            inventory.add(new Component(
                    each.id(),
                    source.pin(),
                    SafeText.of(each.id().toString(), 300),
                    source.hashes(),
                    source.source() == null ? null : SafeText.of(source.source(), 300),
                    List.of(),
                    direct.isEmpty() || direct.contains(each.key),
                    each.group,
                    at(each.key)));
            source.tellOther(each.id(), at(each.key), inventory);
        }

        private Location at(String key) {
            return new Location(file, SafeText.of(key, 300), -1);
        }
    }

    ComponentId id() {
        return ComponentId.of(Ecosystem.NPM, name, version);
    }
}
