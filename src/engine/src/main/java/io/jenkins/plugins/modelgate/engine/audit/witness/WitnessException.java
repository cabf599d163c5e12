package io.jenkins.plugins.modelgate.engine.audit.witness;

import java.io.IOException;

/** A witness that did not cosign, and what it said. */
public final class WitnessException extends IOException {
    private static final long serialVersionUID = 1L;

    public WitnessException(String message) {
        super(message);
    }

    public WitnessException(String message, Throwable cause) {
        super(message, cause);
    }
}
