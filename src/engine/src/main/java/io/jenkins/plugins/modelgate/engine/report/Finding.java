package io.jenkins.plugins.modelgate.engine.report;

import java.util.List;

/**
 * One thing a check found. All strings but the rule's own may come from a hostile file: they have passed
 * {@link SafeText} and must still be escaped wherever they are shown.
 */
public record Finding(
        String rule,
        Severity severity,
        String title,
        String detail,
        Location location,
        String remediation,
        List<String> references) {

    public Finding {
        references = List.copyOf(references);
    }

    /** A finding of a rule with its own severity. */
    public static Finding of(Rule rule, Location location, String detail) {
        return of(rule, rule.severity(), location, detail);
    }

    /** A finding of a rule with the severity that the place knows better. */
    public static Finding of(Rule rule, Severity severity, Location location, String detail) {
        return new Finding(rule.id(), severity, rule.title(), detail, location, rule.remediation(), rule.references());
    }
}
