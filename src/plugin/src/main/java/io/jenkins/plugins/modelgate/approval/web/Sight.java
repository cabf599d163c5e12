package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/**
 * Who sees which request: whoever may see the reports of the job that asks. To everybody else a request does not exist,
 * and neither does one whose job is gone, except to administrators.
 */
final class Sight {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private Sight() {}

    /** The request with this id, which may come from a URL; null when there is none that the current user sees. */
    @CheckForNull
    static ApprovalRequest request(@CheckForNull String id) throws IOException {
        if (id == null || !ID.matcher(id).matches()) {
            return null;
        }
        ApprovalRequest request = ApprovalRequests.get().get(id);
        return request != null && sees(request) ? request : null;
    }

    /** All that the current user sees, newest first. */
    static List<ApprovalRequest> requests() throws IOException {
        // Many requests are of one job; its permissions are asked for once.
        Map<String, Boolean> seen = new HashMap<>();
        return ApprovalRequests.get().all().stream()
                .filter(request -> {
                    Item job = job(request);
                    return seen.computeIfAbsent(job == null ? "" : job.getFullName(), name -> sees(job));
                })
                .sorted(Comparator.comparing(ApprovalRequest::requestedAt)
                        .thenComparing(ApprovalRequest::id)
                        .reversed())
                .toList();
    }

    /** Whether the current user may look at it. */
    static boolean sees(ApprovalRequest request) {
        return sees(job(request));
    }

    private static boolean sees(@CheckForNull Item job) {
        return job == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : job.hasPermission(Item.READ) && job.hasPermission(ModelGatePermissions.VIEW);
    }

    /** The job that asks; null when it is gone. The caller asks for permissions. */
    @CheckForNull
    static Item job(ApprovalRequest request) {
        return ApprovalRequests.get().job(request);
    }

    /** The build that asks, if it is there and the current user may see its reports. */
    @CheckForNull
    static Run<?, ?> run(ApprovalRequest request) {
        Item job = job(request);
        if (!(job instanceof Job<?, ?> jobs) || !sees(job)) {
            return null;
        }
        try {
            return jobs.getBuildByNumber(
                    Integer.parseInt(request.terms().build().id()));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
