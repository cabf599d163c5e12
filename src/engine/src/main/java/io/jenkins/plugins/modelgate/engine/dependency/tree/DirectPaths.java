package io.jenkins.plugins.modelgate.engine.dependency.tree;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shortest ways from what the project asks for to what it gets. One search for all packages. */
public final class DirectPaths {
    private final Map<ComponentId, ComponentId> from = new HashMap<>();
    private final Set<ComponentId> direct;

    public DirectPaths(Inventory inventory) {
        direct = inventory.components().stream()
                .filter(Component::direct)
                .map(Component::id)
                .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
        Deque<ComponentId> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
            ComponentId at = open.poll();
            for (ComponentId needed : inventory.needs().getOrDefault(at, Set.of())) {
                if (!direct.contains(needed) && from.putIfAbsent(needed, at) == null) {
                    open.add(needed);
                }
            }
        }
    }

    /** From a direct package to this one, both included; this one alone when it is direct or no input says who needs it. */
    public List<ComponentId> to(ComponentId id) {
        LinkedList<ComponentId> path = new LinkedList<>(List.of(id));
        ComponentId at = from.get(id);
        while (at != null) {
            path.addFirst(at);
            at = from.get(at);
        }
        return path;
    }
}
