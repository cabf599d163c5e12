package io.jenkins.plugins.modelgate.audit.page;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What one request for the page shows. */
public final class TrailView {
    private static final Logger LOGGER = Logger.getLogger(TrailView.class.getName());
    private static final int ROWS = 50;

    private final TrailQuery query;
    private AuditReader reader;
    private List<EntryView> entries = List.of();
    private long next = -1;
    private String refused;
    private String failure;

    TrailView(TrailQuery query) {
        this.query = query;
        try {
            reader = AuditTrail.get().reader();
            try (SearchIndex index = SearchIndex.open(reader)) {
                SearchIndex.Page page = index.search(query.query(), query.before(), ROWS);
                next = page.next();
                entries = page.hits().stream()
                        .map(hit -> new EntryView(hit.index(), hit.entry()))
                        .toList();
            }
        } catch (RequestException e) {
            refused = e.getMessage();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the audit log cannot be shown", e);
            failure = e.getMessage();
        }
    }

    public TrailQuery getQuery() {
        return query;
    }

    public List<EntryView> getEntries() {
        return entries;
    }

    /** {@code before} of the page with older entries, or -1. */
    public long getNext() {
        return next;
    }

    /** Whether this is not the page with the newest entries. */
    public boolean isOlder() {
        return !query.value("before").isEmpty();
    }

    /** What is wrong with the question, or null. */
    @CheckForNull
    public String getRefused() {
        return refused;
    }

    /** Why the log cannot be read, or null. */
    @CheckForNull
    public String getFailure() {
        return failure;
    }

    /** Why nothing can be recorded, or null while all is well. */
    @CheckForNull
    public String getProblem() {
        return AuditTrail.get().problem().orElse(null);
    }

    /** Whether the log has less than was signed once, which an administrator may accept. */
    public boolean isSetBack() {
        return AuditTrail.get().isSetBack();
    }

    /** Number of entries. */
    public long getTotal() {
        return reader == null ? 0 : reader.size();
    }

    /** The newest checkpoint as it is published, or null. */
    @CheckForNull
    public String getCheckpoint() {
        return reader == null ? null : AuditTrailLink.text(reader.checkpoint().bytes());
    }

    /** The key that verifies it, or null. */
    @CheckForNull
    public String getKey() {
        return reader == null ? null : reader.keys().newest().toString();
    }

    /** What the log noticed. */
    public List<String> getNotes() {
        return AuditTrail.get().notes();
    }
}
