package io.jenkins.plugins.modelgate.engine.report;

/**
 * How much a finding matters, most severe first.
 *
 * <p>CRITICAL: code runs when the model is loaded in the usual way. HIGH: code runs if the user opts in, files or the
 * network are reached, or the file is built to mislead parsers. MEDIUM: not resolvable to harm, not usual either. LOW:
 * unusual but loadable without effect. INFO: facts.
 */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** Whether this severity is the given one or worse. */
    public boolean atLeast(Severity threshold) {
        return ordinal() <= threshold.ordinal();
    }
}
