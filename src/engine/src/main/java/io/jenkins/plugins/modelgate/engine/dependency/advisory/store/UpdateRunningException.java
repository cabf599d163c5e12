package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.IOException;

/** Another update of the same store runs: there is never more than one. */
public final class UpdateRunningException extends IOException {
    private static final long serialVersionUID = 1;

    UpdateRunningException(String message) {
        super(message);
    }
}
