package io.jenkins.plugins.modelgate.approval.web;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.report.StoredReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the reports that a request names, as far as the user may look: in the build that asks and those that started it, in
 * the build that the audit log names, and as a copy beside that log.
 */
final class Shown {
    private static final int BUILDS = 20;

    private Shown() {}

    /** One for each report, in order. */
    static List<EvidenceView> evidence(ApprovalRequest request) {
        Set<Run<?, ?>> builds = builds(request);
        List<EvidenceView> views = new ArrayList<>();
        for (Evidence each : request.terms().evidence()) {
            StoredReport stored = builds.stream()
                    .map(run -> StoredReport.find(run, each.check(), each.digest()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> RecordedReport.inBuild(each));
            views.add(new EvidenceView(each, stored, stored == null ? RecordedReport.copy(request, each) : null));
        }
        return views;
    }

    private static Set<Run<?, ?>> builds(ApprovalRequest request) {
        Set<Run<?, ?>> found = new LinkedHashSet<>();
        Run<?, ?> run = Sight.run(request);
        if (run != null) {
            add(run, found);
        }
        return found;
    }

    private static void add(Run<?, ?> run, Set<Run<?, ?>> found) {
        if (found.size() >= BUILDS || !run.hasPermission(ModelGatePermissions.VIEW) || !found.add(run)) {
            return;
        }
        for (Cause cause : run.getCauses()) {
            if (cause instanceof Cause.UpstreamCause upstream && upstream.getUpstreamRun() != null) {
                add(upstream.getUpstreamRun(), found);
            }
        }
    }
}
