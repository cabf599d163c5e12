package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.io.IOException;

/** The content breaks its format so that reading cannot go on: reported by its rule, and the rest stays unexamined. */
public final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final long offset;

    /**
     * @param rule the rule that reports it
     * @param offset where, or -1
     * @param message what is wrong there; text from the file has passed {@code SafeText}
     */
    public MalformedException(Rule rule, long offset, String message) {
        super(message);
        this.rule = rule;
        this.offset = offset;
    }

    /** The rule that reports it. */
    public Rule rule() {
        return rule;
    }

    /** Where in the stream, or -1. */
    public long offset() {
        return offset;
    }
}
