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

    /** Longer lists of changed packages are closed at first: a lock file made anew changes all of them. */
    private static final int OPEN_CHANGES = 20;

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
                .text(counted(tree.nodes().size(), "package", "packages") + ", " + direct
                        + " of them asked for by the project; "
                        + counted(tree.vulnerabilities().size(), "vulnerability is", "vulnerabilities are")
                        + " known.")
                .mark("</p>\n");
        Changes changes = tree.changes();
        if (changes != null) {
            changes(changes, html);
        }
        html.mark("<p>Who needs whom; ways to vulnerable packages are open:</p>\n");
        tree(html);
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** What is new, below a heading of the caller's. */
    public static void changes(Changes changes, HtmlWriter html) throws IOException {
        html.mark("<div class=\"tree-changes\">");
        html.mark("<p>")
                .text((changes.isEmpty() ? "Nothing has changed since " : "What has changed since ")
                        + (changes.since() == null ? "the baseline" : changes.since())
                        + (changes.isEmpty() ? "." : ":"))
                .mark("</p>");
        // Whatever its length: this is what the page is looked at for.
        list("New vulnerabilities", changes.appeared(), Integer.MAX_VALUE, html);
        list("New packages", changes.added(), OPEN_CHANGES, html);
        list("Other versions", changes.updated(), OPEN_CHANGES, html);
        list("Removed packages", changes.removed(), OPEN_CHANGES, html);
        list("Vulnerabilities that are gone", changes.gone(), OPEN_CHANGES, html);
        html.mark("</div>\n");
    }

    private static void list(String title, List<String> entries, int open, HtmlWriter html) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        html.mark(entries.size() <= open ? "<details open><summary>" : "<details><summary>")
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
