package io.jenkins.plugins.modelgate.engine.dependency.version;

/** A text that is no version, or no range of versions, of its ecosystem. */
public final class InvalidVersionException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message names the text and what it breaks */
    public InvalidVersionException(String message) {
        super(message);
    }
}
