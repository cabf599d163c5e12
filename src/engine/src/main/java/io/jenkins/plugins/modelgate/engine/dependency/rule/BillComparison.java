package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is installed against what a bill of material says is. */
public final class BillComparison {
    private static final List<String> STRONG = List.of("sha256", "sha384", "sha512");

    private BillComparison() {}

    /**
     * Packages with a version that one side has and the other lacks, and those of which both have another digest.
     *
     * @param inventory what is installed; what bills in the tree say of it is no part
     * @param bill what the bill names
     */
    public static List<Finding> compare(Inventory inventory, Inventory bill) {
        Map<ComponentId, List<Component>> ours = versions(inventory, true);
        Map<ComponentId, List<Component>> theirs = versions(bill, false);
        Map<String, Set<String>> named = new TreeMap<>();
        theirs.keySet()
                .forEach(id -> named.computeIfAbsent(id.ecosystem() + id.name(), key -> new TreeSet<>())
                        .add(String.valueOf(id.version())));
        List<Finding> findings = new ArrayList<>();
        ours.forEach((id, components) -> {
            if (!theirs.containsKey(id)) {
                Set<String> others = named.getOrDefault(id.ecosystem() + id.name(), Set.of());
                String also = others.isEmpty() ? "" : "; the bill has " + String.join(", ", others);
                findings.add(Finding.of(
                        SupplyRules.NOT_IN_BILL,
                        severity(components),
                        components.get(0).location(),
                        SafeText.of(id + also, 1000)));
                return;
            }
            for (Component component : components) {
                String other = theirs.get(id).stream()
                        .map(entry -> contradiction(component.hashes(), entry.hashes()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                if (other != null) {
                    findings.add(Finding.of(
                            SupplyRules.OTHER_DIGEST, component.location(), id + ": " + SafeText.of(other, 200)));
                }
            }
        });
        theirs.forEach((id, components) -> {
            if (!ours.containsKey(id)) {
                findings.add(
                        Finding.of(SupplyRules.ONLY_IN_BILL, components.get(0).location(), id.toString()));
            }
        });
        return findings;
    }

    /** Bills are commonly made without what only developers or extras need. */
    private static Severity severity(List<Component> components) {
        return components.stream().allMatch(component -> component.group() != null)
                ? Severity.MEDIUM
                : SupplyRules.NOT_IN_BILL.severity();
    }

    /** What the bill has, when both name strong digests of one algorithm and have none in common; else null. */
    @CheckForNull
    private static String contradiction(List<String> ours, List<String> theirs) {
        for (String algorithm : STRONG) {
            Set<String> mine = of(algorithm, ours);
            Set<String> other = of(algorithm, theirs);
            if (!mine.isEmpty() && !other.isEmpty() && Collections.disjoint(mine, other)) {
                return "the bill has " + String.join(", ", other);
            }
        }
        return null;
    }

    private static Set<String> of(String algorithm, List<String> hashes) {
        return hashes.stream()
                .map(hash -> hash.toLowerCase(Locale.ROOT))
                .filter(hash -> hash.startsWith(algorithm + ":"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<ComponentId, List<Component>> versions(Inventory inventory, boolean withoutBills) {
        Map<ComponentId, List<Component>> versions = new TreeMap<>();
        inventory.components().stream()
                .filter(component -> component.id().version() != null)
                .filter(component ->
                        !withoutBills || inventory.role(component.location().file()) != InputRole.BILL)
                .forEach(component -> versions.computeIfAbsent(component.id(), id -> new ArrayList<>())
                        .add(component));
        return versions;
    }
}
