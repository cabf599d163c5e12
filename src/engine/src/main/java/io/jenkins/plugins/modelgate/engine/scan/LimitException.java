package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.io.IOException;

/** A limit was reached: what lies beyond it was not examined. */
public final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Rule rule;

    /**
     * @param rule the rule that reports it
     * @param message names the limit and its value
     */
    public LimitException(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** The rule that reports it. */
    public Rule rule() {
        return rule;
    }
}
