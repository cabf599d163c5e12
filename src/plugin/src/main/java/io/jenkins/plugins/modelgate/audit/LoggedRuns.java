package io.jenkins.plugins.modelgate.audit;

import hudson.Extension;
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
     * The entries of a build, newest first: of its number, under each name while the job had it, as far as the log tells,
     * and not from before the build began. Another job that has or had one of the names stays out of it.
     *
     * @param reader of the log
     * @param most entries that are wanted
     */
    public static List<SearchIndex.Hit> of(Run<?, ?> run, AuditReader reader, int most) throws IOException {
        List<SearchIndex.Hit> found = new ArrayList<>();
        String number = String.valueOf(run.getNumber());
        Instant begun = Instant.ofEpochMilli(run.getTimeInMillis()).minusSeconds(SLACK_SECONDS);
        try (SearchIndex index = SearchIndex.open(reader)) {
            for (JobNames.Reign reign : JobNames.of(run.getParent().getFullName(), index, begun)) {
                Query query = Query.ALL.inJob(reign.name()).between(begun, null);
                long before = reign.end();
                while (before > reign.from() && found.size() < most) {
                    SearchIndex.Page page = index.search(query, before, PAGE);
                    page.hits().stream()
                            .filter(hit -> hit.index() > reign.from()
                                    && number.equals(hit.entry().build()))
                            .limit(most - found.size())
                            .forEach(found::add);
                    before = page.next();
                }
            }
        }
        return found;
    }

    /** Whether the log speaks of the job of this full name. */
    static boolean any(String job) throws IOException {
        try (SearchIndex index = SearchIndex.open(AuditTrail.get().reader())) {
            return !index.search(Query.ALL.inJob(AuditText.of(job)), 1).hits().isEmpty();
        }
    }
}
