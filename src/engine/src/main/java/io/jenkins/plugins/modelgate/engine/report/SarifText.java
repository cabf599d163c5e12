package io.jenkins.plugins.modelgate.engine.report;

/** Message strings of SARIF, in which braces are placeholders and brackets before parentheses are links. */
final class SarifText {
    private SarifText() {}

    /** The rule's own text as a message string (SARIF 2.1.0, 3.11.5). */
    static String of(String text) {
        return JsonOutput.wellFormed(text).replace("{", "{{").replace("}", "}}");
    }

    /** Text of foreign origin as a message string: a scanned file cannot make a link (3.11.6). */
    static String foreign(String text) {
        return of(text).replace("](", "] (");
    }
}
