package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.report.Rule;

/** Something about an image that keeps it from passing. The message says what, where, and how to mend it. */
public final class ImageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final String where;

    /**
     * @param rule that reports it
     * @param where the blob or file it is about, as the report names it
     * @param message safe to show
     */
    public ImageException(Rule rule, String where, String message) {
        super(message);
        this.rule = rule;
        this.where = where;
    }

    /** The rule that reports it. */
    public Rule rule() {
        return rule;
    }

    /** The blob or file it is about. */
    public String where() {
        return where;
    }
}
