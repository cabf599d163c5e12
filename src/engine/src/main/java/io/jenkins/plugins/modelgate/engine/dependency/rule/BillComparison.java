package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is installed against what a bill of material says is. */
public final class BillComparison {
    private BillComparison() {}

    /**
     * Packages with a version that one side has and the other lacks.
     *
     * @param bill what the bill names
     */
    public static List<Finding> compare(Inventory inventory, Inventory bill) {
        Map<ComponentId, Component> ours = versions(inventory);
        Map<ComponentId, Component> theirs = versions(bill);
        Map<String, Set<String>> named = new TreeMap<>();
        theirs.keySet()
                .forEach(id -> named.computeIfAbsent(id.ecosystem() + id.name(), key -> new TreeSet<>())
                        .add(String.valueOf(id.version())));
        List<Finding> findings = new ArrayList<>();
        ours.forEach((id, component) -> {
            if (!theirs.containsKey(id)) {
                Set<String> others = named.getOrDefault(id.ecosystem() + id.name(), Set.of());
                String also = others.isEmpty() ? "" : "; the bill has " + String.join(", ", others);
                findings.add(Finding.of(SupplyRules.NOT_IN_BILL, component.location(), id + also));
            }
        });
        theirs.forEach((id, component) -> {
            if (!ours.containsKey(id)) {
                findings.add(Finding.of(SupplyRules.ONLY_IN_BILL, component.location(), id.toString()));
            }
        });
        return findings;
    }

    private static Map<ComponentId, Component> versions(Inventory inventory) {
        Map<ComponentId, Component> versions = new TreeMap<>();
        inventory.components().stream()
                .filter(component -> component.id().version() != null)
                .forEach(component -> versions.putIfAbsent(component.id(), component));
        return versions;
    }
}
