package io.jenkins.plugins.modelgate.engine.audit;

import java.io.IOException;

/** An operation of the log that did not happen, or that nobody may rely on. The message says what to do. */
public final class AuditLogException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public AuditLogException(Reason reason, String message) {
        this(reason, message, null);
    }

    public AuditLogException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why, for programs. */
    public Reason reason() {
        return reason;
    }

    /** Why an operation did not happen. */
    public enum Reason {
        /** The log was closed. */
        CLOSED,
        /** Another writer has the log. */
        LOCKED,
        /** The bytes are no canonical entry, or name evidence that is not stored. */
        INVALID_ENTRY,
        /** Too many entries wait. */
        BUSY,
        /** The disk is full, read-only or broken. */
        DISK,
        /** What is stored is damaged, changed, or of another version; nothing is signed on it. */
        DAMAGED,
        /** There is less in the log, or something else, than was signed once. */
        ROLLBACK,
        /** The key is not the log's newest one. */
        KEY,
        /** The log was closed for good in favour of another one. */
        SEALED,
        /** The entry is stored, but the witnesses that the policy requires have not cosigned. */
        WITNESS
    }
}
