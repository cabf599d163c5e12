package io.jenkins.plugins.modelgate.engine.audit.entry;

/** Bytes or fields that are no entry. The message says which field, and what is wrong with it. */
public final class EntryException extends Exception {
    private static final long serialVersionUID = 1L;

    public EntryException(String message) {
        super(message);
    }

    public EntryException(String message, Throwable cause) {
        super(message, cause);
    }
}
