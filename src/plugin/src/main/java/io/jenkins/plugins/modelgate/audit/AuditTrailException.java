package io.jenkins.plugins.modelgate.audit;

import java.io.IOException;

/** Something could not be recorded, so it must not happen. The message is one sentence for people. */
public final class AuditTrailException extends IOException {
    private static final long serialVersionUID = 1L;

    AuditTrailException(String message, Throwable cause) {
        super(message, cause);
    }
}
