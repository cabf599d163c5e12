package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;

/** Gives a build with reports, or with something that another room shows there, its tab. Asked on every request, so it opens no file. */
@Extension
@SuppressWarnings("rawtypes") // the factory's contract
public final class ModelGateTabFactory extends TransientActionFactory<Run> {
    @Override
    public Class<Run> type() {
        return Run.class;
    }

    /** Told apart from the data it looks for, or the look-up would call this factory again. */
    @Override
    public Class<? extends Action> actionType() {
        return Tab.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Run target) {
        ModelGateRunAction data = target.getAction(ModelGateRunAction.class);
        boolean reports = data != null && !data.entries().isEmpty();
        return reports || !TabSection.all(target).isEmpty() ? List.of(new ModelGateTab(target, data)) : List.of();
    }
}
