package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the approval that opens a deployment, under the policy in force now and with people as they are now. */
public final class Approvals {
    private Approvals() {}

    /** As {@link #usable(Demand, Collection, Situation)}, for any stage. */
    public static Usable usable(
            String digest,
            ApprovalPolicy policyInForce,
            Collection<ApprovalRequest> requests,
            Memberships memberships,
            Instant now) {
        return usable(new Demand(digest, null), requests, new Situation(now, policyInForce, memberships));
    }

    /**
     * The newest approval that holds in every respect, or everything that broke.
     *
     * @param requests all that are known: a rejection or revocation of the same closes older approvals too
     */
    public static Usable usable(Demand demand, Collection<ApprovalRequest> requests, Situation situation) {
        List<ApprovalRequest> same = requests.stream()
                .filter(request -> request.terms().digest().equals(demand.digest()))
                .sorted(Comparator.comparing(ApprovalRequest::requestedAt)
                        .thenComparing(ApprovalRequest::id)
                        .reversed())
                .toList();
        List<Usable.Broken> broken = new ArrayList<>();
        for (ApprovalRequest request : same) {
            Conditions conditions = new Conditions(request, demand, situation);
            conditions.check(same);
            if (conditions.broken().isEmpty()) {
                return new Usable(request, List.of(), conditions.notes());
            }
            broken.addAll(conditions.broken());
        }
        if (same.isEmpty()) {
            broken.add(new Usable.Broken(
                    "",
                    Code.NO_REQUEST,
                    "No approval was asked for the digest sha256:" + demand.digest()
                            + "; what lies here is not what was shown to approvers, or requireApproval did not run."));
        }
        return new Usable(null, broken, List.of());
    }
}
