package io.jenkins.plugins.modelgate.engine.approval;

/** States of a request. Only PENDING, APPROVED and OVERRIDDEN are ever left. */
public enum State {
    /** Waiting for votes. */
    PENDING,
    /** The quorum agreed. */
    APPROVED,
    /** Opened without the quorum, by who may. */
    OVERRIDDEN,
    /** Somebody said no. */
    REJECTED,
    /** Nobody decided in time, or the approval's time is over. */
    EXPIRED,
    /** Approved once, taken back. */
    REVOKED,
    /** What it was bound to changed. */
    VOIDED;

    /** Whether a deployment may come of it. */
    public boolean isOpen() {
        return this == APPROVED || this == OVERRIDDEN;
    }

    /** Whether nothing follows any more. */
    public boolean isFinal() {
        return this != PENDING && !isOpen();
    }
}
