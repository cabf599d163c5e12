package io.jenkins.plugins.modelgate.engine.configuration.secret;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/**
 * What a secret is.
 *
 * @param name stable, in lower case with hyphens: the rule is {@code secret/name}
 * @param title what it is called, one line
 * @param opens what whoever reads it can do
 * @param withdraw how to make it worthless
 * @param severity of a finding
 */
record SecretKind(String name, String title, String opens, String withdraw, Severity severity) {

    /** A secret that opens its door at once. */
    static SecretKind of(String name, String title, String opens, String withdraw) {
        return new SecretKind(name, title, opens, withdraw, Severity.CRITICAL);
    }

    /** The rule of a finding. */
    Rule rule() {
        return Rule.of(
                "secret/" + name,
                severity,
                title,
                "Whoever reads the file, an image layer, an archived copy or the history of the repository can " + opens
                        + ".",
                "Withdraw it first (" + withdraw
                        + "), because copies remain; then take it out of the file and give it at"
                        + " run time from a credentials store.",
                "CWE-798",
                "AML.T0055");
    }
}
