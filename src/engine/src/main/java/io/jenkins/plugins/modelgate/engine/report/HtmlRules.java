package io.jenkins.plugins.modelgate.engine.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the findings of a page say in common, each combination once. */
final class HtmlRules {
    private final Map<String, Rule> known = new HashMap<>();
    private final Map<Rule, Integer> indexes = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    HtmlRules(Collection<Rule> known, Collection<Finding> findings) {
        known.forEach(rule -> this.known.put(rule.id(), rule));
        for (Finding finding : findings) {
            Rule rule = ruleOf(finding);
            if (indexes.putIfAbsent(rule, rules.size()) == null) {
                rules.add(rule);
            }
        }
    }

    /** The rule in the words of the finding, with the meaning that the engine knows. */
    Rule ruleOf(Finding finding) {
        Rule rule = known.get(finding.rule());
        return new Rule(
                finding.rule(),
                rule == null ? Severity.INFO : rule.severity(),
                finding.title(),
                rule == null ? "" : rule.meaning(),
                finding.remediation(),
                finding.references());
    }

    int index(Finding finding) {
        return indexes.get(ruleOf(finding));
    }

    List<Rule> all() {
        return rules;
    }
}
