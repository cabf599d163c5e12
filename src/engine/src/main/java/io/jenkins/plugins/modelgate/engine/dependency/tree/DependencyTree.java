package io.jenkins.plugins.modelgate.engine.dependency.tree;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * Packages, who needs whom, and what is known against them. All texts may come from hostile files.
 *
 * @param nodes each package once
 * @param vulnerabilities each once for each package that has it
 * @param changes against an earlier tree, or null when there was none to compare with
 */
public record DependencyTree(
        List<Node> nodes,
        List<Flaw> vulnerabilities,
        @CheckForNull Changes changes) {
    /** Name of the file beside the report. */
    public static final String FILE = "dependencies.json";

    public DependencyTree {
        nodes = List.copyOf(nodes);
        vulnerabilities = List.copyOf(vulnerabilities);
    }

    /**
     * A package.
     *
     * @param ecosystem package URL type, {@code pypi}
     * @param name in its one spelling
     * @param version empty when no input names one
     * @param direct whether the project itself asks for it
     * @param pin how firmly it is named, in the worst place
     * @param licenses as written
     * @param files where it is named
     * @param needs places in the list of nodes
     */
    public record Node(
            String ecosystem,
            String name,
            String version,
            boolean direct,
            String pin,
            List<String> licenses,
            List<String> files,
            List<Integer> needs) {
        public Node {
            licenses = List.copyOf(licenses);
            files = List.copyOf(files);
            needs = List.copyOf(needs);
        }

        /** Name and version. */
        public String label() {
            return version.isEmpty() ? name : name + " " + version;
        }

        /** The package whatever its version. */
        public String key() {
            return ecosystem + ":" + name;
        }
    }

    /**
     * A vulnerability of a package.
     *
     * @param node place of the package in the list of nodes
     * @param ids all its ids, the one to call it by first
     * @param severity of the finding, {@code HIGH}
     * @param summary one line
     * @param score CVSS base score, or null
     * @param epss probability of exploitation within 30 days, or null
     * @param exploited whether it is known to be exploited
     * @param fixed versions that fix it
     * @param path places of the packages from one that the project asks for to this one
     */
    public record Flaw(
            int node,
            List<String> ids,
            String severity,
            String summary,
            @CheckForNull Double score,
            @CheckForNull Double epss,
            boolean exploited,
            List<String> fixed,
            List<Integer> path) {
        public Flaw {
            ids = List.copyOf(ids);
            fixed = List.copyOf(fixed);
            path = List.copyOf(path);
        }
    }

    /**
     * What is different from an earlier tree, as lines for people.
     *
     * @param since which tree that was, in words that follow "since"; null for the one that was given by hand
     * @param added packages
     * @param removed packages
     * @param updated packages with their versions then and now
     * @param appeared vulnerabilities that were not there
     * @param gone vulnerabilities that are not there any more
     */
    public record Changes(
            @CheckForNull String since,
            List<String> added,
            List<String> removed,
            List<String> updated,
            List<String> appeared,
            List<String> gone) {
        public Changes {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            updated = List.copyOf(updated);
            appeared = List.copyOf(appeared);
            gone = List.copyOf(gone);
        }

        /** Whether nothing is different. */
        public boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty() && updated.isEmpty() && appeared.isEmpty() && gone.isEmpty();
        }
    }

    /** The same with what changed since {@code before}, which {@code name} names or nobody does. */
    public DependencyTree since(DependencyTree before, @CheckForNull String name) {
        return new DependencyTree(nodes, vulnerabilities, TreeChanges.between(before, this, name));
    }
}
