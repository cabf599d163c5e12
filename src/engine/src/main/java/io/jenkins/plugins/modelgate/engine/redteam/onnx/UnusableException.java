package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.io.IOException;

/** The attacks cannot be played on this model or with these examples; the message says why, and how to mend it. */
final class UnusableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
        super(message);
    }

    UnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
