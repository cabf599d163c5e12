package io.jenkins.plugins.modelgate.engine.quality.read;

/** A file, or a part of it that everything depends on, is not of its format; the message goes on after its name. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, to stand behind the name of the file */
    public UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Exception cause) {
        super(message, cause);
    }
}
