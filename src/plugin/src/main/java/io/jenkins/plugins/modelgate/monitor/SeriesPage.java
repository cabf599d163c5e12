package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.util.HttpResponses;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Summary;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.POST;

/** One model as one job watches it: how it stands, how its measures went, and all its windows. */
public final class SeriesPage implements StaplerProxy {
    private static final String SCOPE = "modelgate:monitoring-series";
    private static final int LEAST_REASON = 3;
    private static final int MOST_REASON = 500;

    private final Place place;
    private final MonitoringHistory history;
    private final Summary summary;
    private final String problem;

    private SeriesPage(Place place, MonitoringHistory history, @CheckForNull Summary summary, String problem) {
        this.place = place;
        this.history = history;
        this.summary = summary;
        this.problem = problem;
    }

    /** The page that a part of an address names; null when there is none that the current user sees. */
    @CheckForNull
    static SeriesPage of(String token) throws IOException {
        int dash = token.indexOf('-');
        if (dash < 0) {
            return null;
        }
        Place place;
        try {
            place = new Place(token.substring(0, dash), token.substring(dash + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
        MonitoringHistory history = ModelHistory.get().history();
        Summary summary = history.summary(place).orElse(null);
        String damage = history.damaged().get(place);
        if (summary == null && damage == null) {
            return null;
        }
        SeriesPage page = new SeriesPage(place, history, summary, damage);
        return page.isVisible() ? page : null;
    }

    private boolean isVisible() {
        return new Sight().sees(summary == null ? "" : summary.series().job());
    }

    /** Asked again for whatever is below. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return isVisible() ? this : null;
    }

    public String getDisplayName() {
        return Messages.SeriesPage_Title(getRow().getShortModel());
    }

    public SeriesRow getRow() {
        return summary == null
                ? new SeriesRow(place, problem)
                : new SeriesRow(summary, ModelHistory.get().now());
    }

    /** Why it cannot be read, or null. */
    @CheckForNull
    public String getProblem() {
        return problem;
    }

    /** The job's page, relative to Jenkins' root; null when the job is gone. */
    @CheckForNull
    public String getJobUrl() {
        Job<?, ?> job = job();
        return job == null ? null : job.getUrl();
    }

    @CheckForNull
    private Job<?, ?> job() {
        return summary == null ? null : Sight.job(summary.series().job());
    }

    @CheckForNull
    public String getBaseline() {
        return summary == null ? null : summary.baseline();
    }

    /** From when on it is stale if nothing comes; empty when nobody knows. */
    public String getStaleFrom() {
        return summary == null ? "" : SeriesRow.time(summary.staleFrom());
    }

    /** The page of windows that the address asks for; null when they cannot be read. */
    @CheckForNull
    public LinesPage getLines() {
        if (summary == null) {
            return null;
        }
        try {
            return new LinesPage(history, place, summary.lines(), job(), MonitoringRootAction.parameter("page"));
        } catch (IOException e) {
            return null;
        }
    }

    /** Why not all windows can be read, or null. */
    @CheckForNull
    public String getFault() {
        try {
            history.windows(place, MeasureCharts.WINDOWS);
            if (summary != null) {
                new LinesPage(history, place, summary.lines(), null, MonitoringRootAction.parameter("page"));
            }
            return null;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** The pictures, read and drawn when somebody looks; null when there is nothing to draw. */
    @CheckForNull
    public Charts getCharts() {
        try {
            MeasureCharts charts =
                    summary == null ? null : new MeasureCharts(history.windows(place, MeasureCharts.WINDOWS));
            return charts == null || charts.isEmpty() ? null : new Charts(charts);
        } catch (IOException e) {
            return null;
        }
    }

    /** Pictures for the page. */
    public static final class Charts {
        private final MeasureCharts charts;

        Charts(MeasureCharts charts) {
            this.charts = charts;
        }

        /** HTML of our own making. */
        public String getHtml() throws IOException {
            StringWriter html = new StringWriter();
            charts.write(new HtmlWriter(html));
            return html.toString();
        }

        public boolean isCut() {
            return charts.isCut();
        }
    }

    /** Whether the current user may end the series. */
    public boolean isMayRetire() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** Ends the series: nobody watches the model there any more, on record and with a reason. Its windows stay on the disk. */
    @POST
    public HttpResponse doRetire(@QueryParameter String reason) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String why = reason == null ? "" : reason.strip();
        if (why.length() < LEAST_REASON || why.length() > MOST_REASON) {
            throw HttpResponses.errorWithoutStack(400, Messages.SeriesPage_Reason(LEAST_REASON, MOST_REASON));
        }
        byte[] end = (place.model() + ' ' + place.id()).getBytes(StandardCharsets.UTF_8);
        AuditTrail.get()
                .record(AuditTrail.entry(EventType.POLICY_CHANGED)
                        .job(
                                summary == null
                                        ? null
                                        : AuditText.of(summary.series().job()))
                        .policy(SCOPE, AuditText.sha256(end))
                        .subject("model", place.model())
                        .detail("reason", AuditText.of(why)));
        history.retire(place);
        return new HttpRedirect("../..");
    }
}
