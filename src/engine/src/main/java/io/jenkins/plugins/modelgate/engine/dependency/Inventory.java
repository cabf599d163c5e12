package io.jenkins.plugins.modelgate.engine.dependency;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a tree's manifests say.
 *
 * @param components in the order of files and lines; the same package once for each place that names it
 * @param needs who needs whom, as far as an input says so
 * @param files every input with its format and how much of it was read
 * @param findings what reading them showed: faults of an input
 * @param facts what they say about where packages come from and what installing them does, for rules to judge
 * @param roles what each input is to an installation, as the readers that found components in it say; the strictest of several
 * @param members by lock file, directories below it whose manifests it decides as well, or patterns of them
 */
public record Inventory(
        List<Component> components,
        Map<ComponentId, Set<ComponentId>> needs,
        List<Artifact> files,
        List<Finding> findings,
        List<Fact> facts,
        Map<String, InputRole> roles,
        Map<String, Set<String>> members) {

    /** Without workspaces. */
    public Inventory(
            List<Component> components,
            Map<ComponentId, Set<ComponentId>> needs,
            List<Artifact> files,
            List<Finding> findings,
            List<Fact> facts,
            Map<String, InputRole> roles) {
        this(components, needs, files, findings, facts, roles, Map.of());
    }

    public Inventory {
        components = List.copyOf(components);
        // Ordered, so that two reports of the same tree are the same.
        needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        facts = List.copyOf(facts);
        members = Map.copyOf(members);
        roles = Map.copyOf(roles);
    }

    /** What this input is to an installation; one of which nothing is known is followed. */
    public InputRole role(String file) {
        return roles.getOrDefault(file, InputRole.INSTRUCTION);
    }
}
