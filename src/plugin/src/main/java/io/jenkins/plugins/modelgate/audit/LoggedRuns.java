package io.jenkins.plugins.modelgate.audit;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Builds that the log speaks of: which entries are theirs, and that they were deleted. */
@Extension
public final class LoggedRuns extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(LoggedRuns.class.getName());
    private static final int PAGE = 100;

    /** Clocks that were set back a little between the build's start and its first entry. */
    private static final long SLACK_SECONDS = 300;

    @Override
    public void onDeleted(Run<?, ?> run) {
        try {
            if (!of(run, AuditTrail.get().reader(), 1).isEmpty()) {
                AuditTrail.get().record(AuditTrail.entry(EventType.RUN_DELETED, run));
            }
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "the deletion of " + run + " is not recorded");
        }
    }

    /**
     * The entries of a build, newest first: of its job by the name it has now, of its number, and not from before it
     * began, when another job may have had the name.
     *
     * @param reader of the log
     * @param most entries that are wanted
     */
    public static List<SearchIndex.Hit> of(Run<?, ?> run, AuditReader reader, int most) throws IOException {
        List<SearchIndex.Hit> found = new ArrayList<>();
        String number = String.valueOf(run.getNumber());
        Query query = Query.ALL
                .inJob(AuditText.of(run.getParent().getFullName()))
                .between(Instant.ofEpochMilli(run.getTimeInMillis()).minusSeconds(SLACK_SECONDS), null);
        try (SearchIndex index = SearchIndex.open(reader)) {
            long before = Long.MAX_VALUE;
            while (before >= 0 && found.size() < most) {
                SearchIndex.Page page = index.search(query, before, PAGE);
                page.hits().stream()
                        .filter(hit -> number.equals(hit.entry().build()))
                        .limit(most - found.size())
                        .forEach(found::add);
                before = page.next();
            }
        }
        return found;
    }

    /** Whether the log speaks of the job. */
    static boolean any(Job<?, ?> job) throws IOException {
        try (SearchIndex index = SearchIndex.open(AuditTrail.get().reader())) {
            return !index.search(Query.ALL.inJob(AuditText.of(job.getFullName())), 1)
                    .hits()
                    .isEmpty();
        }
    }
}
