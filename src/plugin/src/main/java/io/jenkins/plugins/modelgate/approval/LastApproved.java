package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ApprovedReport;
import io.jenkins.plugins.modelgate.report.ApprovedReports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * The version of a job's model that people approved last and have not taken back. An override is no approval. Its reports are read
 * from beside the audit log, so that it stays the baseline when its build is deleted.
 */
@Extension
public final class LastApproved extends ApprovedReports {
    private static final int MOST = 20;

    @Override
    @CheckForNull
    protected ApprovedReport find(Run<?, ?> run, String check, String policy) throws IOException {
        List<ApprovalRequest> approved = ApprovalRequests.get().all().stream()
                .filter(request -> request.state() == State.APPROVED || request.state() == State.EXPIRED)
                .filter(request -> request.opening() instanceof Event.Approved)
                .filter(request -> request.terms().evidence().stream().anyMatch(each -> shows(each, check)))
                .sorted(Comparator.comparing((ApprovalRequest request) -> isUnder(request, policy))
                        .thenComparing(request -> request.opening().at())
                        .reversed())
                .toList();
        for (ApprovalRequest request : approved) {
            ApprovedReport found = report(run, request, check, policy);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isUnder(ApprovalRequest request, String policy) {
        return request.terms().policy().name().equals(policy);
    }

    private static boolean shows(Evidence evidence, String check) {
        return evidence.check().equals(check) && evidence.verdict() == Verdict.PASSED;
    }

    /** Of several reports of one approval the last one, if possible one under the same policy. */
    @CheckForNull
    private static ApprovedReport report(Run<?, ?> run, ApprovalRequest request, String check, String policy)
            throws IOException {
        ApprovedReport found = null;
        for (Evidence each : request.terms().evidence()) {
            if (shows(each, check) && isOf(run, request, each)) {
                Report report = read(each);
                boolean keep = found != null
                        && found.report().policyName().equals(policy)
                        && !report.policyName().equals(policy);
                found = keep ? found : new ApprovedReport(request.id(), report);
            }
        }
        return found;
    }

    /** The job that asked, wherever it is now, or the one whose gate wrote the report: approvals may be asked for elsewhere. */
    private static boolean isOf(Run<?, ?> run, ApprovalRequest request, Evidence evidence) throws IOException {
        if (run.getParent().equals(ApprovalRequests.get().job(request))) {
            return true;
        }
        String job = run.getParent().getFullName();
        try (SearchIndex search = SearchIndex.open(AuditTrail.get().reader())) {
            return search
                    .search(Query.digest(evidence.digest()).ofType(EventType.GATE_VERDICT.published()), MOST)
                    .hits()
                    .stream()
                    .anyMatch(hit -> job.equals(hit.entry().job()));
        }
    }

    private static Report read(Evidence evidence) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        AuditTrail.get().evidence().copyTo(evidence.digest(), json);
        return ReportReader.read(new ByteArrayInputStream(json.toByteArray()));
    }
}
