package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.approval.Code;

/** The HTTP status that goes with a refusal code. */
final class HttpStatus {
    private HttpStatus() {}

    /** 400: say it otherwise; 403: not you; 404: not there; 409: not now. */
    static int of(Code code) {
        return switch (code) {
            case INVALID, REASON_MISSING, REASON_TOO_LONG, DELEGATION_END -> 400;
            case NO_PERMISSION,
                    NO_ROLE,
                    INITIATOR,
                    UNKNOWN_INITIATORS,
                    REAUTHENTICATE,
                    DELEGATION_FORBIDDEN,
                    OVERRIDE_FORBIDDEN -> 403;
            case UNKNOWN_REQUEST, NO_REQUEST -> 404;
            default -> 409;
        };
    }
}
