package io.jenkins.plugins.modelgate.report;

import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;

/** The job's page of its datasets: how they went from build to build. */
public final class DatasetTrendAction implements Action, StaplerProxy {
    static final String URL = "model-gate-data";

    private final Job<?, ?> job;

    DatasetTrendAction(Job<?, ?> job) {
        this.job = job;
    }

    /** Guards the page. */
    @Override
    public Object getTarget() {
        job.checkPermission(ModelGatePermissions.VIEW);
        return this;
    }

    /** Hidden from those who may not look. */
    @Override
    public String getIconFileName() {
        return job.hasPermission(ModelGatePermissions.VIEW) ? "symbol-analytics-outline plugin-ionicons-api" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.DatasetTrendAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** The job, for the page's frame. */
    public Job<?, ?> getJob() {
        return job;
    }

    /** What the page shows, read when somebody looks. */
    public DatasetTrend getTrend() {
        return new DatasetTrend(
                job,
                Stapler.getCurrentRequest2() == null
                        ? null
                        : Stapler.getCurrentRequest2().getParameter("data"));
    }
}
