package io.jenkins.plugins.modelgate.engine.approval;

/** Why a command is refused or an approval does not open: stable names, listed in {@code docs/approvals.md}. */
public enum Code {
    /** The command has no usable id, or a value in it is malformed. */
    INVALID,
    /** The id was used for another command. */
    COMMAND_REUSED,
    /** There is no such request. */
    UNKNOWN_REQUEST,
    /** The id of the new request is taken. */
    REQUEST_EXISTS,
    /** The request holds as many events as it may. */
    TOO_MANY_EVENTS,
    /** The request is decided already. */
    NOT_PENDING,
    /** Nothing was approved that could be taken back. */
    NOT_OPEN,
    /** Its time is over. */
    EXPIRED,
    /** Its time is not over. */
    NOT_EXPIRED,
    /** The policy in force is not the one that the request was made under. */
    POLICY_CHANGED,
    /** The person lacks the permission. */
    NO_PERMISSION,
    /** The person holds none of the roles that the rules ask for. */
    NO_ROLE,
    /** Separation of duties. */
    INITIATOR,
    /** The policy does not accept unknown initiators. */
    UNKNOWN_INITIATORS,
    /** The person's vote is there. */
    ALREADY_VOTED,
    /** There is no vote of the person. */
    NO_VOTE,
    /** The rules are not met. */
    QUORUM_MISSING,
    /** No reason was given. */
    REASON_MISSING,
    /** The reason is longer than 1,024 bytes. */
    REASON_TOO_LONG,
    /** The login is not fresh enough, or of an API token. */
    REAUTHENTICATE,
    /** The policy forbids delegation. */
    DELEGATION_FORBIDDEN,
    /** The delegation's end is missing, in the past, or too far away. */
    DELEGATION_END,
    /** A delegate delegates, or a delegator is delegated to. */
    DELEGATION_CHAIN,
    /** The person has a delegate already, or the delegate holds too many delegations. */
    DELEGATION_EXISTS,
    /** The delegate may not approve: the delegator, an initiator, without permission, or has voted. */
    DELEGATE_UNFIT,
    /** There is no delegation of the person. */
    NO_DELEGATION,
    /** The policy forbids this override. */
    OVERRIDE_FORBIDDEN,
    /** An approval does not outlive what the cause names, or the other way round. */
    WRONG_CAUSE,
    /** No approval was asked for what is deployed. */
    NO_REQUEST,
    /** The approval is for another policy. */
    OTHER_POLICY,
    /** The approval is for another stage. */
    OTHER_STAGE,
    /** The approval waits for votes. */
    PENDING,
    /** The approval was rejected. */
    REJECTED,
    /** The approval was taken back. */
    REVOKED,
    /** What the approval was bound to changed. */
    VOIDED,
    /** The same was rejected or taken back after this approval. */
    SUPERSEDED
}
