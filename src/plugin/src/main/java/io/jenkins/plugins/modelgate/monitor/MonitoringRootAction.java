package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.GET;

/** All watched models, with a page for each series and figures for Prometheus below. */
@Extension
public final class MonitoringRootAction implements RootAction, StaplerProxy {
    /** Where it is, relative to Jenkins' root. */
    public static final String URL = "model-gate-monitoring";

    /** Address of a series' page, relative to Jenkins' root; hexadecimal digits need no encoding. */
    static String url(Place place) {
        return URL + "/series/" + place.model() + "-" + place.id() + "/";
    }

    /** What is below asks for the permission on each job. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return this;
    }

    /** Hidden from those who have nothing to see. */
    @Override
    public String getIconFileName() {
        return isAnything() ? "symbol-pulse-outline plugin-ionicons-api" : null;
    }

    private static boolean isAnything() {
        MonitoringHistory history = ModelHistory.get().ready();
        if (history == null) {
            return false;
        }
        Sight sight = new Sight();
        return history.all().stream()
                        .anyMatch(summary -> sight.sees(summary.series().job()))
                || !history.damaged().isEmpty() && sight.sees("");
    }

    @Override
    public String getDisplayName() {
        return Messages.MonitoringRootAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** The list that the address asks for. */
    public ModelList getList() throws IOException {
        return new ModelList(parameter("show"), parameter("search"), parameter("page"));
    }

    static String parameter(String name) {
        return Stapler.getCurrentRequest2() == null
                ? null
                : Stapler.getCurrentRequest2().getParameter(name);
    }

    /** The page of one series, routed as {@code series/MODEL-ID/}; null (404) when there is none that the user sees. */
    @CheckForNull
    public SeriesPage getSeries(String token) throws IOException {
        return SeriesPage.of(token);
    }

    /** Figures for Prometheus: of all that the caller sees, or with {@code model} all measures of one model. */
    @GET
    public HttpResponse doMetrics(@QueryParameter String model) throws IOException {
        Jenkins.get().checkPermission(Jenkins.READ);
        return model == null ? Metrics.ofAll() : Metrics.ofModel(model);
    }
}
