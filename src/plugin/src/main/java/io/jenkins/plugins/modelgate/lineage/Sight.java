package io.jenkins.plugins.modelgate.lineage;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.graph.JobNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * What the current user may see: what entries tell of builds whose reports the user may see, and everything for auditors.
 * The job of an entry is the one that had the name then: the audit trail tells which one has it now, whether it has another
 * name or is gone. Where the trail does not tell, because the job was removed from the disk: it must have a build that is
 * as old as the entry, or the entry stays hidden. For one question.
 */
final class Sight implements Predicate<Fact.Source> {
    /** Clocks that were set back a little between the build's start and its first entry. */
    private static final long SLACK_MILLIS = 300_000;

    private final boolean all = Jenkins.get().hasPermission(ModelGatePermissions.AUDIT);
    private final JobNames names;
    private final Map<String, Optional<Job<?, ?>>> jobs = new HashMap<>();
    private final Map<String, Long> begun = new HashMap<>();

    Sight(FactSource facts) {
        this.names = new JobNames(facts);
    }

    @Override
    public boolean test(Fact.Source source) {
        if (all || source.job().isEmpty()) {
            return all;
        }
        try {
            String name = names.now(source.job(), source.entry());
            return name != null && begun(name, source.build()) <= source.time() + SLACK_MILLIS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When a build that the user may see began, or the one before it; the end of time when there is none. */
    private long begun(String name, String build) {
        return begun.computeIfAbsent(name + " #" + build, key -> {
            Job<?, ?> job = jobs.computeIfAbsent(name, Sight::job).orElse(null);
            if (job == null || !build.matches("[1-9][0-9]{0,8}")) {
                return Long.MAX_VALUE;
            }
            int number = Integer.parseInt(build);
            Run<?, ?> run = job.getBuildByNumber(number);
            Run<?, ?> witness = run == null ? job.getNearestOldBuild(number) : run;
            return witness == null ? Long.MAX_VALUE : witness.getTimeInMillis();
        });
    }

    private static Optional<Job<?, ?>> job(String name) {
        try {
            Job<?, ?> job = Jenkins.get().getItemByFullName(name.replace("\\\\", "\\"), Job.class);
            return job != null
                            && name.equals(AuditText.of(job.getFullName()))
                            && job.hasPermission(Item.READ)
                            && job.hasPermission(ModelGatePermissions.VIEW)
                    ? Optional.of(job)
                    : Optional.empty();
        } catch (AccessDeniedException e) {
            // Whoever may only discover a job is told that it is there, elsewhere; here it is none of theirs.
            return Optional.empty();
        }
    }
}
