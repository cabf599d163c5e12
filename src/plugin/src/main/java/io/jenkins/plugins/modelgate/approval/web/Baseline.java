package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.util.Collection;
import java.util.Comparator;

/** Finds what was approved before: the version that a new one is compared with. */
final class Baseline {
    private Baseline() {}

    /**
     * The latest request that was approved for the same job, policy and stage before this one was made, and neither taken
     * back nor voided since; null if there is none or the job is gone. An override is no approval.
     */
    @CheckForNull
    static ApprovalRequest of(ApprovalRequest request, Collection<ApprovalRequest> all) {
        // The job as it is now: the name that it had once may be another's today.
        Item job = Sight.job(request);
        if (job == null) {
            return null;
        }
        return all.stream()
                .filter(ApprovalRequest::wasApproved)
                .filter(other -> other.opening().at().isBefore(request.requestedAt()))
                .filter(other -> same(request, other) && job.equals(Sight.job(other)))
                .max(Comparator.comparing(other -> other.opening().at()))
                .orElse(null);
    }

    private static boolean same(ApprovalRequest one, ApprovalRequest other) {
        return one.terms().policy().name().equals(other.terms().policy().name())
                && one.terms().to().equals(other.terms().to());
    }
}
