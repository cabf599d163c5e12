package io.jenkins.plugins.modelgate.engine.dependency.tree;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Changes;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Flaw;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two trees by names and ids, never by places. */
final class TreeChanges {
    private TreeChanges() {}

    static Changes between(DependencyTree before, DependencyTree now, @CheckForNull String since) {
        Map<String, Set<String>> old = versions(before);
        Map<String, Set<String>> young = versions(now);
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> updated = new ArrayList<>();
        young.forEach((key, versions) -> {
            Set<String> earlier = old.get(key);
            if (earlier == null) {
                added.add(line(key, versions));
            } else if (!earlier.equals(versions)) {
                updated.add(key + " " + String.join(", ", earlier) + " → " + String.join(", ", versions));
            }
        });
        old.forEach((key, versions) -> {
            if (!young.containsKey(key)) {
                removed.add(line(key, versions));
            }
        });
        return new Changes(since, added, removed, updated, missing(now, before), missing(before, now));
    }

    private static String line(String key, Set<String> versions) {
        return (key + " " + String.join(", ", versions)).trim();
    }

    private static Map<String, Set<String>> versions(DependencyTree tree) {
        Map<String, Set<String>> versions = new TreeMap<>();
        for (Node node : tree.nodes()) {
            versions.computeIfAbsent(node.key(), key -> new TreeSet<>()).add(node.version());
        }
        return versions;
    }

    /** Vulnerabilities of {@code tree} of which {@code other} knows no id for the package, whatever its version. */
    private static List<String> missing(DependencyTree tree, DependencyTree other) {
        Map<String, Set<String>> known = new HashMap<>();
        for (Flaw flaw : other.vulnerabilities()) {
            known.computeIfAbsent(other.nodes().get(flaw.node()).key(), key -> new HashSet<>())
                    .addAll(flaw.ids());
        }
        Set<String> lines = new TreeSet<>();
        for (Flaw flaw : tree.vulnerabilities()) {
            Node node = tree.nodes().get(flaw.node());
            Set<String> there = known.getOrDefault(node.key(), Set.of());
            if (flaw.ids().stream().noneMatch(there::contains)) {
                lines.add(flaw.ids().get(0) + " in " + node.label());
            }
        }
        return new ArrayList<>(lines);
    }
}
