package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.report.TabSection;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The requests of a build on its tab and its overview, with the way to each. */
public final class ApprovalsOfBuild {
    private static final Logger LOGGER = Logger.getLogger(ApprovalsOfBuild.class.getName());

    private final List<ApprovalRequest> requests;

    ApprovalsOfBuild(List<ApprovalRequest> requests) {
        this.requests = requests;
    }

    public List<RequestRow> getRows() {
        return requests.stream().map(RequestRow::new).toList();
    }

    /** Puts them there. */
    @Extension
    public static final class Section extends TabSection {
        @Override
        public Object of(Run<?, ?> run) {
            try {
                List<ApprovalRequest> requests = BuildApprovals.of(run);
                return requests.isEmpty() ? null : new ApprovalsOfBuild(requests);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "approvals of " + run + " cannot be read");
                return null;
            }
        }
    }
}
