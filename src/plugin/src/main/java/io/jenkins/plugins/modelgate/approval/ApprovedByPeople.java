package io.jenkins.plugins.modelgate.approval;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.report.ApprovedBuilds;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Builds whose own request was approved by a quorum, whatever the stage. */
@Extension
public final class ApprovedByPeople extends ApprovedBuilds {
    @Override
    public Map<Integer, Instant> of(Job<?, ?> job) throws IOException {
        ApprovalRequests requests = ApprovalRequests.get();
        Map<Integer, Instant> approved = new HashMap<>();
        for (ApprovalRequest request : requests.all()) {
            String build = request.terms().build().id();
            // The job as it is now: the name that it had once may be another's today.
            Event opening = request.opening();
            if (opening != null
                    && request.wasApproved()
                    && build.matches("[0-9]{1,9}")
                    && job.equals(requests.job(request))) {
                Instant at = opening.at();
                approved.merge(Integer.valueOf(build), at, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return approved;
    }
}
