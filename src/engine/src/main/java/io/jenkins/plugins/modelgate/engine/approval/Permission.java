package io.jenkins.plugins.modelgate.engine.approval;

/** What a person may do to a request, apart from roles. */
public enum Permission {
    /** To vote, reject, delegate, and to be delegated to. */
    APPROVE,
    /** To open the gate without the quorum. */
    OVERRIDE,
    /** To take back what was approved, and to reject without a role. */
    REVOKE
}
