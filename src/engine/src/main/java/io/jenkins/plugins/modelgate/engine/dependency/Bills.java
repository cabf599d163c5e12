package io.jenkins.plugins.modelgate.engine.dependency;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What bills of material in the tree say for the manifests of builds that resolve packages when they run. A build leaves its bill
 * beside its manifest or in its output directory; one of a project counts for its modules below.
 */
public final class Bills {
    private static final Pattern OUTPUT = Pattern.compile("/(?:target|build(?:/reports(?:/[^/]+)?)?)/$");

    private record Key(String directory, Ecosystem ecosystem) {}

    private final Map<Key, Map<String, Set<Component>>> packages = new HashMap<>();

    /** Of all bills so far that were read to their end. */
    public Bills(InventoryBuilder inventory) {
        for (Component component : inventory.named(InputRole.BILL)) {
            String file = component.location().file();
            if (inventory.isComplete(file) && component.id().version() != null) {
                String directory = directory(file);
                add(directory, component);
                String outside =
                        OUTPUT.matcher("/" + directory).replaceFirst("/").substring(1);
                if (!outside.equals(directory)) {
                    add(outside, component);
                }
            }
        }
    }

    private void add(String directory, Component component) {
        packages.computeIfAbsent(new Key(directory, component.id().ecosystem()), key -> new HashMap<>())
                .computeIfAbsent(component.id().name(), key -> new HashSet<>())
                .add(component);
    }

    /** Whether a bill beside or above a manifest lists packages of this kind at all. */
    public boolean covers(String manifest, Ecosystem ecosystem) {
        return !above(manifest, ecosystem).isEmpty();
    }

    /** What the nearest bill beside or above a manifest lists under this name; empty when it does not. */
    public Set<Component> find(String manifest, Ecosystem ecosystem, String name) {
        return above(manifest, ecosystem).getOrDefault(name, Set.of());
    }

    private Map<String, Set<Component>> above(String manifest, Ecosystem ecosystem) {
        String directory = directory(manifest);
        while (true) {
            Map<String, Set<Component>> here = packages.getOrDefault(new Key(directory, ecosystem), Map.of());
            if (!here.isEmpty() || directory.isEmpty()) {
                return here;
            }
            directory = directory(directory.substring(0, directory.length() - 1));
        }
    }

    /** With a slash at its end, or empty. */
    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
