package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.monitor.history.Condition;
import io.jenkins.plugins.modelgate.engine.monitor.history.Place;
import io.jenkins.plugins.modelgate.engine.monitor.history.Summary;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.report.VerdictView;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One series as a line of the list. */
public final class SeriesRow {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHORT = 12;

    private final Place place;
    private final Condition condition;
    private final Summary summary;
    private final String problem;

    SeriesRow(Summary summary, Instant now) {
        this.place = Place.of(summary.series());
        this.condition = summary.at(now);
        this.summary = summary;
        this.problem = null;
    }

    SeriesRow(Place place, String problem) {
        this.place = place;
        this.condition = Condition.DAMAGED;
        this.summary = null;
        this.problem = problem;
    }

    static String time(Instant instant) {
        return MINUTE.format(instant);
    }

    Condition condition() {
        return condition;
    }

    /** End of the newest window; the beginning of time where nobody knows. */
    Instant end() {
        return summary == null ? Instant.EPOCH : summary.to();
    }

    public ConditionView getState() {
        return ConditionView.of(condition);
    }

    public String getModel() {
        return place.model();
    }

    public String getShortModel() {
        return place.model().substring(0, SHORT);
    }

    /** Full name of the job; empty when nobody knows. */
    public String getJob() {
        return summary == null ? "" : SafeText.of(summary.series().job());
    }

    public String getName() {
        return summary == null ? "" : SafeText.of(summary.series().name());
    }

    /** Page about it, relative to Jenkins' root. */
    public String getUrl() {
        return MonitoringRootAction.url(place);
    }

    /** Why it cannot be read, or null. */
    @CheckForNull
    public String getProblem() {
        return problem;
    }

    /** The newest window; empty when nobody knows. */
    public String getWindow() {
        return summary == null ? "" : time(summary.from()) + " – " + time(summary.to());
    }

    public String getRows() {
        return summary == null
                ? ""
                : NumberFormat.getIntegerInstance(Locale.ROOT).format(summary.rows());
    }

    /** Verdict on the newest window, or null. */
    @CheckForNull
    public VerdictView getVerdict() {
        return summary == null ? null : VerdictView.of(summary.verdict());
    }
}
