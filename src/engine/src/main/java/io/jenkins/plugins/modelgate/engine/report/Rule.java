package io.jenkins.plugins.modelgate.engine.report;

import java.util.List;

/**
 * One rule of a check: what it means when it fires and how to mend it. Rules are constants of the room that applies
 * them and are listed in one table, from which the documentation page is generated.
 *
 * @param id stable identifier {@code room/name}, used in suppressions
 * @param severity severity of a finding unless the place where it fires knows better
 * @param title one line, no full stop
 * @param meaning why it matters, whole sentences
 * @param remediation what to do about it, whole sentences
 * @param references MITRE ATLAS techniques, CWE, CVE or advisory identifiers
 */
public record Rule(
        String id, Severity severity, String title, String meaning, String remediation, List<String> references) {

    public Rule {
        references = List.copyOf(references);
    }

    /** Shorthand for the tables of the rooms. */
    public static Rule of(
            String id, Severity severity, String title, String meaning, String remediation, String... references) {
        return new Rule(id, severity, title, meaning, remediation, List.of(references));
    }
}
