package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives a job whose latest builds examined data its page. Asked on every request, so it looks at few builds and opens no file. */
@Extension
@SuppressWarnings("rawtypes") // the factory's contract
public final class DatasetTrendFactory extends TransientActionFactory<Job> {
    private static final int BUILDS = 5;

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return DatasetTrendAction.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Job target) {
        int looked = 0;
        for (Run<?, ?> run = target.getLastBuild(); run != null && looked < BUILDS; run = run.getPreviousBuild()) {
            if (!DatasetTrend.entries(run).isEmpty()) {
                return List.of(new DatasetTrendAction(target));
            }
            looked++;
        }
        return List.of();
    }
}
