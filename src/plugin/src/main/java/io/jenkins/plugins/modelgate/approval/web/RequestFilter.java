package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.io.IOException;
import java.util.List;

/** Requests that the current user sees, filtered for programs. */
final class RequestFilter {
    private RequestFilter() {}

    /** Each of them null or empty for any; the job by the name it has now or had then. */
    static List<ApprovalRequest> of(@CheckForNull String state, @CheckForNull String job, @CheckForNull String digest)
            throws IOException {
        return Sight.requests().stream()
                .filter(request -> any(state) || request.state().name().equals(state))
                .filter(request -> any(digest) || request.terms().digest().equals(digest))
                .filter(request -> any(job) || isOf(request, job))
                .toList();
    }

    private static boolean any(@CheckForNull String text) {
        return text == null || text.isEmpty();
    }

    private static boolean isOf(ApprovalRequest request, String name) {
        Item job = Sight.job(request);
        return job == null
                ? request.terms().build().job().equals(name)
                : job.getFullName().equals(name);
    }
}
