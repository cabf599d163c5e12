package io.jenkins.plugins.modelgate.approval;

import io.jenkins.plugins.modelgate.engine.approval.State;
import jenkins.model.CauseOfInterruption;

/** Why a build did not get past {@code requireApproval}. */
public final class Refused extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String request;
    private final State state;
    private final String sentence;

    Refused(String request, State state, String sentence) {
        this.request = request;
        this.state = state;
        this.sentence = sentence;
    }

    /** Id of the request. */
    public String getRequest() {
        return request;
    }

    /** REJECTED, EXPIRED, REVOKED or VOIDED. */
    public String getState() {
        return state.name();
    }

    @Override
    public String getShortDescription() {
        return sentence;
    }
}
