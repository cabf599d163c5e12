package io.jenkins.plugins.modelgate.lineage;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import jenkins.model.Jenkins;

/**
 * What the current user may see: what entries tell of builds whose reports the user may see, and everything for auditors.
 * A job that has the name of an earlier one is not that job: it must have a build that is as old as the entry, or the
 * entry stays hidden.
 */
final class Sight implements Predicate<Fact.Source> {
    /** Clocks that were set back a little between the build's start and its first entry. */
    private static final long SLACK_MILLIS = 300_000;

    private final boolean all = Jenkins.get().hasPermission(ModelGatePermissions.AUDIT);
    private final Map<String, Boolean> seen = new HashMap<>();
    private final Map<String, Job<?, ?>> jobs = new HashMap<>();

    @Override
    public boolean test(Fact.Source source) {
        return all
                || !source.job().isEmpty()
                        && seen.computeIfAbsent(source.job() + " #" + source.build(), key -> sees(source));
    }

    private boolean sees(Fact.Source source) {
        Job<?, ?> job = jobs.computeIfAbsent(source.job(), Sight::job);
        if (job == null || !source.build().matches("[1-9][0-9]{0,8}")) {
            return false;
        }
        int number = Integer.parseInt(source.build());
        Run<?, ?> run = job.getBuildByNumber(number);
        Run<?, ?> witness = run == null ? job.getNearestOldBuild(number) : run;
        return witness != null && witness.getTimeInMillis() <= source.time() + SLACK_MILLIS;
    }

    private static Job<?, ?> job(String name) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(name.replace("\\\\", "\\"), Job.class);
        return job != null
                        && name.equals(AuditText.of(job.getFullName()))
                        && job.hasPermission(Item.READ)
                        && job.hasPermission(ModelGatePermissions.VIEW)
                ? job
                : null;
    }
}
