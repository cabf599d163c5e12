package io.jenkins.plugins.modelgate.engine.dependency.tree;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Vulnerability;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Flaw;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Node;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes a tree of what was found. */
public final class TreeBuilder {
    private static final int TEXT = 400;
    private static final int MOST_FILES = 20;

    private final Inventory inventory;
    private final Map<ComponentId, List<Component>> places = new TreeMap<>();
    private final Map<ComponentId, Integer> numbers = new HashMap<>();

    public TreeBuilder(Inventory inventory) {
        this.inventory = inventory;
        inventory
                .components()
                .forEach(component -> places.computeIfAbsent(component.id(), id -> new ArrayList<>())
                        .add(component));
        places.keySet().forEach(id -> numbers.put(id, numbers.size()));
    }

    /** @param severity how a vulnerability counts under the policy */
    public DependencyTree tree(Collection<Vulnerability> vulnerabilities, Function<Vulnerability, Severity> severity) {
        List<Node> nodes = new ArrayList<>();
        places.forEach((id, named) -> nodes.add(node(id, named)));
        DirectPaths paths = new DirectPaths(inventory);
        List<Flaw> flaws = new ArrayList<>();
        for (Vulnerability each : vulnerabilities) {
            Integer number = numbers.get(each.component());
            if (number != null) {
                List<String> ids = new ArrayList<>(List.of(SafeText.of(each.id())));
                each.aliases().forEach(alias -> ids.add(SafeText.of(alias)));
                flaws.add(new Flaw(
                        number,
                        ids,
                        severity.apply(each).name(),
                        SafeText.of(each.summary(), TEXT),
                        each.score(),
                        each.epss(),
                        each.exploited(),
                        each.fixed().stream().map(SafeText::of).toList(),
                        paths.to(each.component()).stream()
                                .filter(numbers::containsKey)
                                .map(numbers::get)
                                .toList()));
            }
        }
        return new DependencyTree(nodes, flaws, null);
    }

    private Node node(ComponentId id, List<Component> named) {
        Set<String> licenses = new TreeSet<>();
        Set<String> files = new TreeSet<>();
        Pin worst = Pin.HASHED;
        for (Component each : named) {
            each.licenses().forEach(license -> licenses.add(SafeText.of(license)));
            if (files.size() < MOST_FILES) {
                files.add(SafeText.of(each.location().file(), TEXT));
            }
            worst = each.pin().compareTo(worst) > 0 ? each.pin() : worst;
        }
        List<Integer> needs = inventory.needs().getOrDefault(id, Set.of()).stream()
                .filter(each -> numbers.containsKey(each) && !each.equals(id))
                .map(numbers::get)
                .sorted()
                .toList();
        String version = id.version();
        return new Node(
                id.ecosystem().purlType(),
                SafeText.of(id.name(), TEXT),
                version == null ? "" : SafeText.of(version, TEXT),
                named.stream().anyMatch(Component::direct),
                worst.name(),
                new ArrayList<>(licenses),
                new ArrayList<>(files),
                needs);
    }
}
