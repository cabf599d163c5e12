package io.jenkins.plugins.modelgate.engine.configuration;

import java.io.IOException;

/** A file that could not be understood to its end: the gate stays closed. */
public final class UnexaminedException extends IOException {
    private static final long serialVersionUID = 1;

    private final int line;

    /** @param line where, from 1; 0 for the file as a whole */
    public UnexaminedException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** @param line where, from 1; 0 for the file as a whole */
    public UnexaminedException(int line, String message, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** Where, from 1; 0 for the file as a whole. */
    public int line() {
        return line;
    }
}
