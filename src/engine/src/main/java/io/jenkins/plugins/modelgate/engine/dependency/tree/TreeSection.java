package io.jenkins.plugins.modelgate.engine.dependency.tree;

import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Changes;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Flaw;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Node;
import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tree as a section of a page: nested lists that open without a script, and what is new. */
public final class TreeSection implements HtmlSection {
    /** Deepest level; what lies below is named once elsewhere, or counted. */
    private static final int DEEPEST = 12;

    /** Most lines of the tree; a page with more serves nobody. */
    private static final int MOST = 5_000;

    private static final int MOST_CHANGES = 200;

    private final DependencyTree tree;
    private final Map<Integer, Set<String>> flaws = new HashMap<>();
    private final boolean[] above;
    private final Set<Integer> opened = new HashSet<>();
    private int lines;

    public TreeSection(DependencyTree tree) {
        this.tree = tree;
        for (Flaw flaw : tree.vulnerabilities()) {
            flaws.computeIfAbsent(flaw.node(), node -> new java.util.TreeSet<>())
                    .add(flaw.severity() + " " + flaw.ids().get(0));
        }
        above = new boolean[tree.nodes().size()];
        tree.vulnerabilities().forEach(flaw -> flaw.path().forEach(node -> above[node] = true));
    }

    @Override
    public String title() {
        return "Packages";
    }

    @Override
    public void write(HtmlWriter html) throws IOException {
        long direct = tree.nodes().stream().filter(Node::direct).count();
        html.mark("<p class=\"lead\">")
                .text(tree.nodes().size() + " packages, " + direct + " of them asked for by the project; "
                        + tree.vulnerabilities().size() + " vulnerabilities are known.")
                .mark("</p>\n");
        Changes changes = tree.changes();
        if (changes != null) {
            changes(changes, html);
        }
        tree(html);
    }

    /** What is new, below a heading of the caller's. */
    public static void changes(Changes changes, HtmlWriter html) throws IOException {
        html.mark("<div class=\"tree-changes\">");
        if (changes.isEmpty()) {
            html.mark("<p>Nothing has changed since the baseline.</p>");
        }
        list("New vulnerabilities", changes.appeared(), html);
        list("New packages", changes.added(), html);
        list("Other versions", changes.updated(), html);
        list("Removed packages", changes.removed(), html);
        list("Vulnerabilities that are gone", changes.gone(), html);
        html.mark("</div>\n");
    }

    private static void list(String title, List<String> entries, HtmlWriter html) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        html.mark("<details open><summary>")
                .text(title + " (" + entries.size() + ")")
                .mark("</summary><ul>");
        for (String entry : entries.subList(0, Math.min(MOST_CHANGES, entries.size()))) {
            html.mark("<li>").text(entry).mark("</li>");
        }
        if (entries.size() > MOST_CHANGES) {
            html.mark("<li>")
                    .text(entries.size() - MOST_CHANGES + " more in dependencies.json")
                    .mark("</li>");
        }
        html.mark("</ul></details>\n");
    }

    /** The tree alone. */
    public void tree(HtmlWriter html) throws IOException {
        html.mark("<ul class=\"dependency-tree\">\n");
        for (int i = 0; i < tree.nodes().size(); i++) {
            if (tree.nodes().get(i).direct()) {
                node(i, 0, html);
            }
        }
        // Whatever no direct package leads to is there all the same.
        for (int i = 0; i < tree.nodes().size(); i++) {
            if (!opened.contains(i)) {
                node(i, 0, html);
            }
        }
        html.mark("</ul>\n");
        if (lines >= MOST) {
            html.mark("<p>The tree is longer than this page shows: dependencies.json has all of it.</p>\n");
        }
    }

    private void node(int place, int depth, HtmlWriter html) throws IOException {
        if (lines >= MOST) {
            return;
        }
        lines++;
        Node node = tree.nodes().get(place);
        boolean first = opened.add(place);
        boolean opens = first && depth < DEEPEST && !node.needs().isEmpty();
        html.mark("<li>");
        if (!opens) {
            label(place, node, html);
            html.mark(first || node.needs().isEmpty() ? "" : " <span class=\"muted\">(shown above)</span>");
            html.mark("</li>\n");
            return;
        }
        html.mark(above[place] ? "<details open><summary>" : "<details><summary>");
        label(place, node, html);
        html.mark("</summary><ul>\n");
        for (int needed : node.needs()) {
            node(needed, depth + 1, html);
        }
        html.mark("</ul></details></li>\n");
    }

    private void label(int place, Node node, HtmlWriter html) throws IOException {
        html.mark("<code>").text(node.label()).mark("</code>");
        html.mark(" <span class=\"muted\">").text(node.ecosystem()).mark("</span>");
        for (String flaw : flaws.getOrDefault(place, Set.of())) {
            html.mark(" <strong>").text(flaw).mark("</strong>");
        }
    }
}
