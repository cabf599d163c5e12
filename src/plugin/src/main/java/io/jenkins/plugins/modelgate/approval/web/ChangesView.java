package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.util.ArrayList;
import java.util.List;

/** What changed since the version that was approved last for the same job, policy and stage. */
public final class ChangesView {
    private final ApprovalRequest before;
    private final ApprovalRequest now;
    private final List<ReportChanges> reports = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    ChangesView(ApprovalRequest before, ApprovalRequest now, List<EvidenceView> evidence) {
        this.before = before;
        this.now = now;
        List<EvidenceView> old = Shown.evidence(before);
        for (EvidenceView each : evidence) {
            // Several reports of one check belong together in the order in which they were made.
            List<EvidenceView> same = of(old, each.getCheck());
            int place = of(evidence, each.getCheck()).indexOf(each);
            EvidenceView other = place < same.size() ? same.get(place) : null;
            Report after = each.report();
            Report earlier = other == null ? null : other.report();
            if (after != null && earlier != null) {
                reports.add(new ReportChanges(earlier, after));
            } else {
                lost.add(each.getCheck());
            }
        }
    }

    private static List<EvidenceView> of(List<EvidenceView> all, String check) {
        return all.stream().filter(each -> each.getCheck().equals(check)).toList();
    }

    /** The request that was approved. */
    public RequestRow getBefore() {
        return new RequestRow(before);
    }

    public String getDigestBefore() {
        return before.terms().digest();
    }

    /** Whether the very same bytes were approved. */
    public boolean isSameDigest() {
        return before.terms().digest().equals(now.terms().digest());
    }

    public boolean isSamePolicy() {
        return before.terms().policy().digest().equals(now.terms().policy().digest());
    }

    /** By report that is there in both versions. */
    public List<ReportChanges> getReports() {
        return reports;
    }

    /** Checks that cannot be compared, for a report is missing on one side. */
    public List<String> getLost() {
        return lost;
    }
}
