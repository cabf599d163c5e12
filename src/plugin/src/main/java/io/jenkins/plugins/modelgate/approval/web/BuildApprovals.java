package io.jenkins.plugins.modelgate.approval.web;

import hudson.model.Run;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Build;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The requests of one build. */
final class BuildApprovals {
    private BuildApprovals() {}

    /** Those that the current user sees, oldest first. */
    static List<ApprovalRequest> of(Run<?, ?> run) throws IOException {
        String id = String.valueOf(run.getNumber());
        return ApprovalRequests.get().all().stream()
                .filter(request -> isOf(request.terms().build(), id))
                .filter(request -> run.getParent().equals(Sight.job(request)))
                .filter(Sight::sees)
                .sorted(Comparator.comparing(ApprovalRequest::requestedAt))
                .toList();
    }

    private static boolean isOf(Build build, String id) {
        return build.id().equals(id);
    }
}
