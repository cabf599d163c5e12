package io.jenkins.plugins.modelgate.engine.audit.entry;

import java.util.Optional;

/** What happened. The published names never change; new ones may be added. */
public enum EventType {
    CONTROLLER_STARTED("controller.started"),
    GATE_STARTED("gate.started"),
    GATE_VERDICT("gate.verdict"),
    POLICY_CHANGED("policy.changed"),
    ROLE_CHANGED("role.changed"),
    APPROVAL_REQUESTED("approval.requested"),
    APPROVAL_VOTE("approval.vote"),
    APPROVAL_APPROVED("approval.approved"),
    APPROVAL_REJECTED("approval.rejected"),
    APPROVAL_EXPIRED("approval.expired"),
    APPROVAL_REVOKED("approval.revoked"),
    APPROVAL_WITHDRAWN("approval.withdrawn"),
    APPROVAL_DELEGATED("approval.delegated"),
    APPROVAL_VOIDED("approval.voided"),
    OVERRIDE_USED("override.used"),
    DEPLOYMENT_STARTED("deployment.started"),
    DEPLOYMENT_FINISHED("deployment.finished"),
    DEPLOYMENT_ROLLED_BACK("deployment.rolledback"),
    SIGNATURE_MADE("signature.made"),
    SECRET_RELEASED("secret.released"),
    LOG_EXPORTED("log.exported"),
    KEY_ROTATED("key.rotated"),
    LOG_ROTATED("log.rotated"),
    RUN_DELETED("run.deleted");

    private final String published;

    EventType(String published) {
        this.published = published;
    }

    /** Name in entries, for example {@code approval.vote}. */
    public String published() {
        return published;
    }

    /** The type of a published name; empty for one that a newer version may know. */
    public static Optional<EventType> of(String published) {
        for (EventType type : values()) {
            if (type.published.equals(published)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
