package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.BallColor;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.page.BuildTrail;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.Tab;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.stapler.StaplerProxy;

/** The build's tab "Model Gate": every gate that ran, its verdict and the way to its report. */
public final class ModelGateTab extends Tab implements StaplerProxy {
    static final String URL = "model-gate";

    private final Run<?, ?> run;
    private final ModelGateRunAction data;

    /** @param data null for a build without reports of its own */
    ModelGateTab(Run<?, ?> run, @CheckForNull ModelGateRunAction data) {
        super(run);
        this.run = run;
        this.data = data;
    }

    /** Guards everything below this page. */
    @Override
    public Object getTarget() {
        run.checkPermission(ModelGatePermissions.VIEW);
        return this;
    }

    /** Hidden from those who may not look. */
    @Override
    public String getIconFileName() {
        return run.hasPermission(ModelGatePermissions.VIEW)
                ? "symbol-shield-checkmark-outline plugin-ionicons-api"
                : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ModelGateTab_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** Core's frame of the new build page asks the page, not the build, for the name of the build's state. */
    @StaplerNotDispatchable
    public BallColor getIconColor() {
        return run.getIconColor();
    }

    /** Number of gates that stayed closed. */
    @Override
    public Badge getBadge() {
        List<GateView> gates = getGates();
        long failed = gates.stream().filter(gate -> gate.is(Verdict.FAILED)).count();
        long incomplete =
                gates.stream().filter(gate -> gate.is(Verdict.INCOMPLETE)).count();
        if (failed + incomplete == 0) {
            return null;
        }
        return new Badge(
                String.valueOf(failed + incomplete),
                Messages.ModelGateTab_Closed(failed + incomplete, gates.size()),
                failed > 0 ? Badge.Severity.DANGER : Badge.Severity.WARNING);
    }

    /** The gates in the order in which they ran. */
    public List<GateView> getGates() {
        return data == null
                ? List.of()
                : data.entries().stream().map(GateView::new).toList();
    }

    /** What other rooms show here. */
    public List<Object> getSections() {
        return TabSection.all(run);
    }

    /** What the audit log says of this build, routed as {@code audit/}. */
    public BuildTrail getAudit() {
        return new BuildTrail(run);
    }

    /** The page of one report, routed as {@code report/ID/}; null (404) when there is none. */
    @CheckForNull
    public ReportPage getReport(String id) {
        ReportEntry entry = data == null ? null : data.entry(id);
        return entry == null ? null : new ReportPage(run, entry, data.store());
    }
}
