package io.jenkins.plugins.modelgate.approval;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.util.logging.Logger;

/** Stands where the audit trail will: tells the controller's log. */
final class ServerLog implements ApprovalLog {
    private static final Logger LOGGER = Logger.getLogger(ServerLog.class.getName());

    @Override
    public void record(ApprovalRequest request, int from) {
        request.events().stream()
                .skip(from)
                .forEach(event -> LOGGER.info(() -> "Approval " + request.id() + ": " + event));
    }

    @Override
    public boolean isRecorded(ApprovalRequest request, int place) {
        return true;
    }
}
