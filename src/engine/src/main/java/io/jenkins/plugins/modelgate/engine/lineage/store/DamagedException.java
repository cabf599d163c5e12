package io.jenkins.plugins.modelgate.engine.lineage.store;

import java.io.IOException;

/** A segment that is not what was written, or not of this trail. It is made again. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
