package io.jenkins.plugins.modelgate.engine.scan.template;

/** The template is not Jinja, or beyond the bounds within which it is examined. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean limit;

    private SyntaxException(int offset, boolean limit, String message) {
        super(message);
        this.offset = offset;
        this.limit = limit;
    }

    /** Something that Jinja refuses. */
    static SyntaxException at(int offset, String message) {
        return new SyntaxException(offset, false, message);
    }

    /** Something that may be Jinja but is larger or deeper than any template should be. */
    static SyntaxException limit(int offset, String message) {
        return new SyntaxException(offset, true, message);
    }

    /** Where, in characters of the text with line ends normalised. */
    int offset() {
        return offset;
    }

    boolean isLimit() {
        return limit;
    }
}
