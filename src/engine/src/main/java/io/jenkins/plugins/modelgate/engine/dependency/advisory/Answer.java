package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import java.time.Instant;
import java.util.List;

/**
 * What one source knows.
 *
 * @param source its name, {@code osv} or {@code dependency-check}
 * @param newest when the newest of its data was published or fetched, of the ecosystem whose data are oldest among those
 *     asked for; null when nobody can say
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

    /**
     * A component that was not judged.
     *
     * @param foreign whether this source has nothing to say on any package of the kind: another source that judged it
     *     does instead. Otherwise there is an advisory about this very package, or its version, that could not be read, and
     *     nobody else's answer makes up for that.
     */
    public record Unexamined(ComponentId component, String why, boolean foreign) {

        /** One that no other source makes up for. */
        public Unexamined(ComponentId component, String why) {
            this(component, why, false);
        }
    }
}
