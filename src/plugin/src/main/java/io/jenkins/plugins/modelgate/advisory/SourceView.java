package io.jenkins.plugins.modelgate.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One source on the page. */
public final class SourceView {
    private static final int MOST_IDS = 20;

    private final String name;
    private final String configured;
    private final SourceState state;
    private final Instant now;

    SourceView(String name, @CheckForNull String configured, @CheckForNull SourceState state, Instant now) {
        this.name = name;
        this.configured = configured;
        this.state = state;
        this.now = now;
    }

    /** As people call it. */
    public String getTitle() {
        return switch (name) {
            case AdvisoryFiles.NVD -> Messages.SourceView_Nvd();
            case AdvisoryFiles.OSV -> Messages.SourceView_Osv();
            case AdvisoryFiles.EPSS -> Messages.SourceView_Epss();
            default -> Messages.SourceView_Kev();
        };
    }

    /** Where the data are from; empty when there are none. */
    public String getFrom() {
        return state == null ? "" : state.from();
    }

    /** Where the next update would bring them from, when that is another place; null when it is the same. */
    @CheckForNull
    public String getNext() {
        if (configured == null) {
            return state == null ? null : Messages.SourceView_TakenOut();
        }
        return configured.equals(getFrom()) ? null : Messages.SourceView_Next(configured);
    }

    /** How many records there are of each part, in words; empty when there are no parts. */
    public String getParts() {
        return state == null
                ? ""
                : state.counts().entrySet().stream()
                        .map(part -> part.getKey() + " " + part.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Which records could not be taken, in words; null when there are none. */
    @CheckForNull
    public String getNotTaken() {
        if (state == null || state.notTaken().isEmpty()) {
            return null;
        }
        List<String> ids = state.notTaken();
        String some = String.join(", ", ids.subList(0, Math.min(MOST_IDS, ids.size())));
        return Messages.SourceView_NotTaken(ids.size(), ids.size() > MOST_IDS ? some + " …" : some);
    }

    public boolean isThere() {
        return state != null;
    }

    /** Number of records. */
    public long getRecords() {
        return state == null ? 0 : state.records();
    }

    /** As of when, ISO 8601. */
    public String getAsOf() {
        return state == null ? "" : state.asOf().toString();
    }

    /** How long that is ago, in words. */
    public String getAge() {
        return state == null
                ? ""
                : Util.getTimeSpanString(
                        Math.max(0, Duration.between(state.asOf(), now).toMillis()));
    }
}
