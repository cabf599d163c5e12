package io.jenkins.plugins.modelgate.engine.approval;

/** A stored history that cannot be: damaged, made up, or of another version. The message is one sentence. */
public final class ApprovalException extends Exception {
    private static final long serialVersionUID = 1L;

    ApprovalException(String message) {
        super(message);
    }

    ApprovalException(String message, Throwable cause) {
        super(message, cause);
    }
}
