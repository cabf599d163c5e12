package io.jenkins.plugins.modelgate.approval.web;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;

/** Under the title of a build that waits for people: that it does, and where to decide. */
public final class ApprovalDetail extends Detail {
    private static final Logger LOGGER = Logger.getLogger(ApprovalDetail.class.getName());

    private final ApprovalRequest request;

    ApprovalDetail(Run<?, ?> run, ApprovalRequest request) {
        super(run);
        this.request = request;
    }

    @Override
    public String getIconClassName() {
        return new StateView(request.state()).getIcon();
    }

    @Override
    public String getDisplayName() {
        return Messages.ApprovalDetail_DisplayName(request.terms().subject());
    }

    @Override
    public String getLink() {
        String context = org.kohsuke.stapler.Stapler.getCurrentRequest2() == null
                ? ""
                : org.kohsuke.stapler.Stapler.getCurrentRequest2().getContextPath();
        return context + "/" + ApprovalsRootAction.url(request);
    }

    /** Gives a build one for each request that waits. */
    @Extension
    @SuppressWarnings("rawtypes") // the factory's contract
    public static final class Factory extends DetailFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public List<? extends Detail> createFor(Run run) {
            try {
                return BuildApprovals.of(run).stream()
                        .filter(request -> request.state() == State.PENDING)
                        .map(request -> new ApprovalDetail(run, request))
                        .toList();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "approvals of " + run + " cannot be read");
                return List.of();
            }
        }
    }
}
