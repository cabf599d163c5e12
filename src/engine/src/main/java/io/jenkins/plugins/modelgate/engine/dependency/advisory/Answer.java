package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import java.time.Instant;
import java.util.List;

/**
 * What one source knows.
 *
 * @param source its name, {@code osv} or {@code dependency-check}
 * @param newest when the newest of its data was published or fetched, or null when nobody can say
 * @param advisories how many it holds
 * @param matches which component has which
 * @param unexamined components that it could not judge, with the reason: each keeps the gate closed
 */
public record Answer(
        String source,
        @CheckForNull Instant newest,
        long advisories,
        List<Match> matches,
        List<Unexamined> unexamined) {

    public Answer {
        matches = List.copyOf(matches);
        unexamined = List.copyOf(unexamined);
    }

    /** A component has an advisory. */
    public record Match(ComponentId component, Advisory advisory) {}

    /** A component whose version or whose advisory could not be read. */
    public record Unexamined(ComponentId component, String why) {}
}
