package io.jenkins.plugins.modelgate.audit;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Jobs that the log speaks of and that get another name, by themselves or with their folder: an entry under the new name
 * tells the old one, so that whoever reads the log can follow the job, and only as long as the name was its own.
 */
@Extension
public final class JobNames extends ItemListener {
    /** What such an entry, a {@code policy.changed}, is about. */
    static final String SCOPE = "modelgate:job-name";

    private static final Logger LOGGER = Logger.getLogger(JobNames.class.getName());
    private static final String FROM = "from";
    private static final int PAGE = 100;
    private static final int MOST = 50;

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (!(item instanceof Job<?, ?>) || oldFullName.equals(newFullName)) {
            return;
        }
        try {
            if (LoggedRuns.any(oldFullName)) {
                String name = AuditText.of(newFullName);
                AuditTrail.get()
                        .record(AuditTrail.entry(EventType.POLICY_CHANGED)
                                .job(name)
                                .policy(SCOPE, AuditText.sha256(newFullName.getBytes(StandardCharsets.UTF_8)))
                                .detail(FROM, AuditText.of(oldFullName)));
            }
        } catch (IOException e) {
            LOGGER.log(
                    Level.SEVERE,
                    e,
                    () -> "that " + oldFullName + " is " + newFullName
                            + " now is not recorded: its builds do not show their earlier entries");
        }
    }

    /**
     * A name and how long a job had it.
     *
     * @param name as entries have it
     * @param from index of the entry that gave the name; -1 for the job's first one
     * @param end index of the entry that took it away; {@link Long#MAX_VALUE} for the present one
     */
    record Reign(String name, long from, long end) {}

    /**
     * The names of a job since a time, the present one first. A name begins when the job got it, or when another job that
     * had it before got another one.
     */
    static List<Reign> of(String fullName, SearchIndex index, Instant since) throws IOException {
        List<Reign> reigns = new ArrayList<>();
        List<SearchIndex.Hit> renamings = renamings(index, since);
        String name = AuditText.of(fullName);
        long end = Long.MAX_VALUE;
        while (name != null && reigns.size() < MOST) {
            SearchIndex.Hit last = last(renamings, name, end);
            reigns.add(new Reign(name, last == null ? -1 : last.index(), end));
            boolean gave = last != null && name.equals(last.entry().job());
            name = gave ? from(last) : null;
            end = gave ? last.index() : end;
        }
        return reigns;
    }

    private static SearchIndex.Hit last(List<SearchIndex.Hit> renamings, String name, long end) {
        return renamings.stream()
                .filter(hit -> hit.index() < end)
                .filter(hit -> name.equals(hit.entry().job()) || name.equals(from(hit)))
                .findFirst()
                .orElse(null);
    }

    private static String from(SearchIndex.Hit renaming) {
        return String.valueOf(renaming.entry().detail().get(FROM));
    }

    /** Newest first. */
    private static List<SearchIndex.Hit> renamings(SearchIndex index, Instant since) throws IOException {
        List<SearchIndex.Hit> renamings = new ArrayList<>();
        Query query = Query.ALL.ofType(EventType.POLICY_CHANGED.published()).between(since, null);
        long before = Long.MAX_VALUE;
        while (before >= 0) {
            SearchIndex.Page page = index.search(query, before, PAGE);
            page.hits().stream().filter(JobNames::isRenaming).forEach(renamings::add);
            before = page.next();
        }
        return renamings;
    }

    private static boolean isRenaming(SearchIndex.Hit hit) {
        Entry.Policy policy = hit.entry().policy();
        return policy != null && policy.uri().equals(SCOPE);
    }
}
