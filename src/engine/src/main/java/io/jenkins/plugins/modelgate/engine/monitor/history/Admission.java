package io.jenkins.plugins.modelgate.engine.monitor.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.monitor.history.HistoryException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Which windows a series takes, and as what. */
final class Admission {
    /** How far the clocks of those who serve and of those who keep may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The longest window: a calendar month that has just begun. */
    private static final Duration LONGEST = Duration.ofDays(32);

    private final HistoryFile file;
    private final Summary summary;
    private final Instant now;

    /** @param summary of the series as it stands, null for a new one */
    Admission(HistoryFile file, @CheckForNull Summary summary, Instant now) {
        this.file = file;
        this.summary = summary;
        this.now = now;
    }

    /**
     * What becomes of it.
     *
     * @param before line about exactly the same time, or null
     */
    record Ticket(@CheckForNull Recorded before) {
        /** Whether it says what is there already. */
        boolean repeats(Window window) {
            return before != null && before.window().equals(window);
        }
    }

    /** @throws HistoryException when the series does not take it */
    Ticket of(Window window, boolean newBaseline) throws IOException {
        if (window.from().isAfter(now.plus(SKEW))
                || window.to().isAfter(now.plus(SKEW).plus(LONGEST))) {
            throw refused(
                    Reason.FUTURE,
                    window,
                    "it is now " + now + ". A clock is wrong, of those who serve the model or of this machine; a window"
                            + " of the future would keep out all that come until then");
        }
        if (summary == null) {
            return new Ticket(null);
        }
        if (!newBaseline && !summary.baseline().equals(window.baseline())) {
            throw refused(
                    Reason.OTHER_BASELINE,
                    window,
                    "it was compared with the baseline sha256:" + window.baseline() + ", and the windows before it with"
                            + " sha256:" + summary.baseline()
                            + "; give the profile that was recorded when the model was"
                            + " approved, or say that the baseline is a new one");
        }
        return window.from().isBefore(summary.to()) ? earlier(window) : new Ticket(null);
    }

    private Ticket earlier(Window window) throws IOException {
        Recorded[] same = new Recorded[1];
        Window[] shares = new Window[1];
        file.backward(0, summary.bytes(), (line, at) -> {
            Window each = line.window();
            if (each.from().equals(window.from()) && each.to().equals(window.to())) {
                same[0] = line;
            } else if (each.from().isBefore(window.to()) && each.to().isAfter(window.from())) {
                shares[0] = each;
            }
            // Lines that revise nothing are in the order of time.
            return same[0] == null
                    && shares[0] == null
                    && (line.revises() > 0 || each.to().isAfter(window.from()));
        });
        if (same[0] != null) {
            return new Ticket(same[0]);
        }
        if (shares[0] != null) {
            throw refused(
                    Reason.OVERLAPS,
                    window,
                    "there is a window from " + shares[0].from() + " to " + shares[0].to()
                            + " that it shares time with;"
                            + " split the data at the same moments as before, or give the series another name");
        }
        throw refused(
                Reason.OUT_OF_ORDER,
                window,
                "the newest window ends at " + summary.to() + "; windows come in the order of their time, and only one"
                        + " that is there already may come again with later labels");
    }

    private static HistoryException refused(Reason reason, Window window, String why) {
        return new HistoryException(
                reason,
                "The window from " + window.from() + " to " + window.to() + " of model sha256:" + window.model()
                        + " is not taken into its history: " + why);
    }
}
