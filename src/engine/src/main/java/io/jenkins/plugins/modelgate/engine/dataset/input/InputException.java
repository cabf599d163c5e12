package io.jenkins.plugins.modelgate.engine.dataset.input;

import java.io.IOException;

/** The files that were named are not what can be checked: what, where, and how to mend it, in one sentence. */
public final class InputException extends IOException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }
}
