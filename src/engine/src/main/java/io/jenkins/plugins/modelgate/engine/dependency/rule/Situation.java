package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An inventory with what rules ask about it more than once. */
final class Situation {
    private static final String REQUIREMENTS = "pip-requirements";
    private static final Set<String> OPEN =
            Set.of(REQUIREMENTS, "pyproject", "setuptools", "pipfile", "conda-environment");

    /** Constraints only narrow, and what a build needs is judged for itself. */
    private static final Set<String> NO_NEEDS = Set.of(Component.BUILD_NEED, Component.CONSTRAINT);

    private static final Pattern HASH = Pattern.compile("\\s--hash[=\\s]");

    private final Inventory inventory;
    private final Demands demands;
    private final Map<String, String> formats = new HashMap<>();
    private final LockFiles locks;
    private final OwnDirectories own;

    Situation(Inventory inventory, Demands demands) {
        this.inventory = inventory;
        this.demands = demands;
        for (Artifact file : inventory.files()) {
            formats.put(file.path(), file.format());
        }
        locks = new LockFiles(inventory);
        own = new OwnDirectories(inventory);
    }

    /** Whether it builds a project and is not installed with it. */
    static boolean isBuildNeed(Component component) {
        return Component.BUILD_NEED.equals(component.group());
    }

    Inventory inventory() {
        return inventory;
    }

    Demands demands() {
        return demands;
    }

    /** Components that an installer reads here and no lock file decides. */
    List<Component> followed() {
        return inventory.components().stream()
                .filter(component -> role(component.location().file()) == InputRole.INSTRUCTION)
                .filter(component -> !locks.decide(component))
                .toList();
    }

    LockFiles locks() {
        return locks;
    }

    /** Directories of the tree that are packages of the project itself. */
    OwnDirectories own() {
        return own;
    }

    /**
     * Manifests of Python from which an installer takes more than they name, each with the first package that may bring others.
     * pip asks for nothing else only when a line has a {@code --hash}; one in a URL covers that file alone.
     */
    Map<String, Component> open() {
        Map<String, Component> open = new TreeMap<>();
        for (Component component : followed()) {
            String file = component.location().file();
            String format = formats.getOrDefault(file, "");
            boolean closed = format.equals(REQUIREMENTS)
                    && component.pin() == Pin.HASHED
                    && (component.source() == null
                            || HASH.matcher(component.requirement()).find());
            boolean brought = NO_NEEDS.contains(String.valueOf(component.group()));
            if (OPEN.contains(format) && !closed && !brought && !own.hold(component)) {
                open.putIfAbsent(file, component);
            }
        }
        return open;
    }

    /** Whether a lock file has, with its digest, all that a manifest wants. What its build needs is judged for itself. */
    boolean isLocked(String manifest) {
        return locks.areFirm(manifest)
                && followed().stream()
                        .filter(component -> component.location().file().equals(manifest))
                        .allMatch(component -> NO_NEEDS.contains(String.valueOf(component.group())));
    }

    /** Whether a file says itself that this host is its index. */
    boolean hasIndex(String file, String host) {
        return inventory.facts().stream()
                .anyMatch(fact -> fact.kind() == Fact.Kind.INDEX
                        && fact.location().file().equals(file)
                        && host.equals(Addresses.host(fact.value())));
    }

    InputRole role(String file) {
        return inventory.role(file);
    }
}
