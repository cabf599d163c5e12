package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import java.time.Duration;
import java.time.Instant;

/**
 * As of when data are.
 *
 * @param source name of them
 * @param asOf null when nobody can say
 */
record DataAge(String source, @CheckForNull Instant asOf) {
    /** CISA adds nothing for weeks at times; nobody has seen it pause for longer. */
    private static final Duration PAUSE = Duration.ofDays(30);

    /** Clocks and time zones. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /**
     * CISA's catalogue: as of when it was fetched, unless it was old then. One of the future says nothing of its age.
     *
     * @param released as it says itself, or null
     */
    static DataAge ofCatalogue(@CheckForNull Instant released, Instant fetched) {
        if (released != null && released.isAfter(fetched.plus(AHEAD))) {
            return new DataAge(AdvisoryFiles.KEV, null);
        }
        boolean paused = released != null && released.plus(PAUSE).isBefore(fetched);
        return new DataAge(AdvisoryFiles.KEV, released == null || paused ? released : fetched);
    }
}
