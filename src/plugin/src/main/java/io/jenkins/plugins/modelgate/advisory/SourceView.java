package io.jenkins.plugins.modelgate.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SourceState;
import java.time.Duration;
import java.time.Instant;

/** One source on the page. */
public final class SourceView {
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
            case "nvd" -> Messages.SourceView_Nvd();
            case "osv" -> Messages.SourceView_Osv();
            case "epss" -> Messages.SourceView_Epss();
            default -> Messages.SourceView_Kev();
        };
    }

    @CheckForNull
    public String getConfigured() {
        return configured;
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
