package io.jenkins.plugins.modelgate.approval;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.io.IOException;

/** The audit trail, as approvals need it: every event is there before it takes effect. */
interface ApprovalLog {
    /**
     * Records the events from that place on; all of them are durable when it returns.
     *
     * @param request with the events
     * @param from place of the first new one
     * @throws IOException when that failed; some of them may be there nevertheless
     */
    void record(ApprovalRequest request, int from) throws IOException;

    /** As {@link #record}, without those that are recorded already. */
    void complete(ApprovalRequest request, int from) throws IOException;

    /** Whether the event at that place is recorded. */
    boolean isRecorded(ApprovalRequest request, int place) throws IOException;
}
