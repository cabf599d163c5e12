package io.jenkins.plugins.modelgate.engine.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The documentation page of all rules, {@code docs/rules.md}. The same rules make the same page. */
public final class RulesPage {
    private static final String HEAD = """
            # Rules

            What Model Gate looks for, what it means, and how to mend it. A rule's name stands in every report; a policy
            accepts a finding by that name (`suppress`, with a reason and an end date), and `model-gate rules NAME` explains it.

            This page is made from the rules themselves. After a change:
            `mvn -f src/engine test -Dtest=RulesPageTest -Dmodelgate.updateDocs=true`.

            | Severity | Meaning |
            |---|---|
            | CRITICAL | code runs when the model is loaded in the usual way |
            | HIGH | code runs if the user opts in, files or the network are reached, or the file is built to mislead parsers |
            | MEDIUM | not resolvable to harm, not usual either |
            | LOW | unusual but loadable without effect |
            | INFO | facts |

            The severity given here is the rule's own; where it fires, the place may know better.
            """;

    private RulesPage() {}

    /** The page in GitHub's Markdown, with a line feed at each line's end. Every rule's name is an anchor. */
    public static String markdown(Collection<Rule> rules) {
        Map<String, List<Rule>> rooms = rules.stream()
                .sorted(Comparator.comparing(Rule::severity).thenComparing(Rule::id))
                .collect(Collectors.groupingBy(RulesPage::room, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(HEAD);
        rooms.forEach((room, ofRoom) -> {
            page.append("\n## ").append(room).append("\n\n| Rule | Severity | |\n|---|---|---|\n");
            ofRoom.forEach(rule -> row(page, rule));
            ofRoom.forEach(rule -> entry(page, rule));
        });
        return page.toString();
    }

    private static String room(Rule rule) {
        return rule.id().substring(0, Math.max(0, rule.id().indexOf('/')));
    }

    private static void row(StringBuilder page, Rule rule) {
        page.append("| [").append(rule.id()).append("](#").append(rule.id()).append(") | ");
        page.append(rule.severity())
                .append(" | ")
                .append(Markdown.text(rule.title()))
                .append(" |\n");
    }

    private static void entry(StringBuilder page, Rule rule) {
        page.append("\n### <a id=\"")
                .append(rule.id())
                .append("\"></a>")
                .append(rule.id())
                .append("\n\n");
        page.append("**")
                .append(rule.severity())
                .append(": ")
                .append(Markdown.text(rule.title()))
                .append(".** ");
        page.append(Markdown.text(rule.meaning())).append("\n\n");
        page.append("**Mend:** ").append(Markdown.text(rule.remediation())).append('\n');
        if (!rule.references().isEmpty()) {
            page.append("\n**See:** ")
                    .append(Markdown.references(rule.references()))
                    .append('\n');
        }
    }
}
