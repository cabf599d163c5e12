package io.jenkins.plugins.modelgate.engine.report;

import java.io.IOException;

/** A report that cannot be trusted or read. The message is one sentence that names the place. */
public final class ReportException extends IOException {
    private static final long serialVersionUID = 1L;

    ReportException(String message) {
        super(message);
    }

    ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
