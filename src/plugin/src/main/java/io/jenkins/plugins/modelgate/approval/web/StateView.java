package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.approval.State;

/** A request's state as pages show it: the word carries the meaning, symbol and colour go with it. */
public final class StateView {
    private final State state;

    StateView(State state) {
        this.state = state;
    }

    /** Its stable name. */
    public String getName() {
        return state.name();
    }

    /** Its word. */
    public String getLabel() {
        return switch (state) {
            case PENDING -> Messages.State_Pending();
            case APPROVED -> Messages.State_Approved();
            case OVERRIDDEN -> Messages.State_Overridden();
            case REJECTED -> Messages.State_Rejected();
            case EXPIRED -> Messages.State_Expired();
            case REVOKED -> Messages.State_Revoked();
            case VOIDED -> Messages.State_Voided();
        };
    }

    /** What it means, one sentence. */
    public String getMeaning() {
        return switch (state) {
            case PENDING -> Messages.State_Pending_Meaning();
            case APPROVED -> Messages.State_Approved_Meaning();
            case OVERRIDDEN -> Messages.State_Overridden_Meaning();
            case REJECTED -> Messages.State_Rejected_Meaning();
            case EXPIRED -> Messages.State_Expired_Meaning();
            case REVOKED -> Messages.State_Revoked_Meaning();
            case VOIDED -> Messages.State_Voided_Meaning();
        };
    }

    /** Symbol beside the word. */
    public String getIcon() {
        return "symbol-"
                + switch (state) {
                    case PENDING -> "hourglass-outline";
                    case APPROVED -> "shield-checkmark-outline";
                    case OVERRIDDEN -> "warning-outline";
                    case REJECTED -> "close-circle-outline";
                    case EXPIRED -> "time-outline";
                    case REVOKED -> "arrow-undo-circle-outline";
                    case VOIDED -> "ban-outline";
                }
                + " plugin-ionicons-api";
    }

    /** Style class of the symbol's colour. */
    public String getStyle() {
        return switch (state) {
            case APPROVED -> "jenkins-!-success-color";
            case REJECTED, REVOKED -> "jenkins-!-error-color";
            case OVERRIDDEN, VOIDED -> "jenkins-!-warning-color";
            case PENDING, EXPIRED -> "";
        };
    }
}
