package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.report.StoredReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * Finds a report by its digest in the audit log, which knows the build whose gate wrote it, and keeps a copy. The user's
 * rights are asked for: a pipeline can name a build of a job that those who see the request may not look into.
 */
final class RecordedReport {
    private static final Logger LOGGER = Logger.getLogger(RecordedReport.class.getName());
    private static final int MOST = 20;

    private RecordedReport() {}

    /** The report in a build that is on record with it, if the current user may see its reports; or null. */
    @CheckForNull
    static StoredReport inBuild(Evidence evidence) {
        for (Entry entry : verdicts(evidence)) {
            Run<?, ?> run = run(entry.job(), entry.build());
            // A job that took the name of another has no report of this digest.
            StoredReport found = run == null ? null : StoredReport.find(run, evidence.check(), evidence.digest());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @CheckForNull
    private static Run<?, ?> run(@CheckForNull String name, @CheckForNull String build) {
        if (name == null || build == null || !build.matches("[0-9]{1,9}")) {
            return null;
        }
        try {
            Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
            return job != null && job.hasPermission(Item.READ) && job.hasPermission(ModelGatePermissions.VIEW)
                    ? job.getBuildByNumber(Integer.parseInt(build))
                    : null;
        } catch (AccessDeniedException e) {
            // To be found and not to be read: Item/Discover.
            return null;
        }
    }

    /**
     * The copy beside the log, if a gate of the job that asks wrote it; or null. Who may see the reports of another job
     * whose build is gone cannot be asked any more.
     */
    @CheckForNull
    static Report copy(ApprovalRequest request, Evidence evidence) {
        String asked = request.terms().build().job();
        if (verdicts(evidence).stream().noneMatch(entry -> asked.equals(entry.job()))) {
            return null;
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            AuditTrail.get().evidence().copyTo(evidence.digest(), json);
            return ReportReader.read(new ByteArrayInputStream(json.toByteArray()));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "report " + evidence.digest() + " is not beside the audit log");
            return null;
        }
    }

    private static List<Entry> verdicts(Evidence evidence) {
        try (SearchIndex search = SearchIndex.open(AuditTrail.get().reader())) {
            return search
                    .search(Query.digest(evidence.digest()).ofType(EventType.GATE_VERDICT.published()), MOST)
                    .hits()
                    .stream()
                    .map(SearchIndex.Hit::entry)
                    .toList();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the audit log cannot be searched for reports", e);
            return List.of();
        }
    }
}
