package io.jenkins.plugins.modelgate.engine.scan.config;

/**
 * One plain value of a configuration.
 *
 * @param kind what it is
 * @param text as it is written, without quotation marks and escapes
 */
record Scalar(Kind kind, String text) {
    static final Scalar NULL = new Scalar(Kind.NULL, "null");
    static final Scalar TRUE = new Scalar(Kind.TRUE, "true");
    static final Scalar FALSE = new Scalar(Kind.FALSE, "false");

    /** Kinds of plain values. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }
}
