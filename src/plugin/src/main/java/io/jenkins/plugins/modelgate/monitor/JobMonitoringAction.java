package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.monitor.history.MonitoringHistory;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** The job's way to the models that it watches. */
public final class JobMonitoringAction implements Action {
    private final Job<?, ?> job;

    JobMonitoringAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return job.hasPermission(ModelGatePermissions.VIEW) ? "symbol-pulse-outline plugin-ionicons-api" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.MonitoringRootAction_DisplayName();
    }

    /** The page is the controller's own, with this job's series. */
    @Override
    public String getUrlName() {
        return "/" + MonitoringRootAction.URL + "/?search=" + Util.rawEncode(job.getFullName());
    }

    /** Gives it to jobs that have a series. Asked on every request: it looks into memory alone. */
    @Extension
    @SuppressWarnings("rawtypes") // the factory's contract
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobMonitoringAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job target) {
            MonitoringHistory history = ModelHistory.get().ready();
            return history != null && history.watches(target.getFullName())
                    ? List.of(new JobMonitoringAction(target))
                    : List.of();
        }
    }
}
