package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.Requirement;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementException;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersion;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Packages that lock files of Python name, by the directory of the lock. */
final class LockedBeside {
    private static final Pattern LOCK =
            Pattern.compile("(?s)(?:.*/)?(?:poetry\\.lock|pdm\\.lock|uv\\.lock|pylock(?:\\.[^/]+)?\\.toml)");

    private static final Pattern REQUIREMENTS = Pattern.compile("(?s)(?:.*/)?requirements[^/]*\\.txt");

    private final Map<String, List<Component>> packages = new HashMap<>();

    LockedBeside(InventoryBuilder inventory) {
        List<Component> instructions = inventory.named(InputRole.INSTRUCTION);
        Set<String> loose = new HashSet<>();
        for (Component component : instructions) {
            // pip wants a digest for every package that comes along once each line has one.
            if (component.pin() != Pin.HASHED || component.source() != null) {
                loose.add(component.location().file());
            }
        }
        for (Component component : instructions) {
            String file = component.location().file();
            boolean lock =
                    LOCK.matcher(file).matches() || REQUIREMENTS.matcher(file).matches() && !loose.contains(file);
            if (lock && component.id().version() != null && inventory.isComplete(file)) {
                packages.computeIfAbsent(file.substring(0, file.lastIndexOf('/') + 1), key -> new ArrayList<>())
                        .add(component);
            }
        }
    }

    boolean isLocked(String directory) {
        return packages.containsKey(directory);
    }

    /** What satisfies a dependency specifier; null when nothing does, or when it names a place of its own. */
    @CheckForNull
    Component find(String directory, String specifier) {
        try {
            Requirement wanted = Requirement.of(specifier);
            if (wanted.url() != null) {
                return null;
            }
            String name = Ecosystem.PYPI.normalise(wanted.name());
            for (Component each : packages.getOrDefault(directory, List.of())) {
                boolean same = each.id().ecosystem() == Ecosystem.PYPI
                        && each.id().name().equals(name);
                if (same
                        && wanted.versions()
                                .contains(PythonVersion.of(
                                        String.valueOf(each.id().version())))) {
                    return each;
                }
            }
            return null;
        } catch (RequirementException | InvalidVersionException e) {
            // What cannot be read is satisfied by nothing.
            return null;
        }
    }
}
