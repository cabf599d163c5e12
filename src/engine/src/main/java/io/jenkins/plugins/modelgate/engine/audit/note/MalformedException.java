package io.jenkins.plugins.modelgate.engine.audit.note;

import java.io.IOException;

/** Bytes that are not what their format says, or a signature that does not verify. The message says which rule they break. */
public class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
