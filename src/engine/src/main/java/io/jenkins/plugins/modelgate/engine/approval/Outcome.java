package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What a command does. Events may come with a refusal: a vote that comes too late ends the request and is refused.
 *
 * @param events to be stored and logged before they take effect; none when nothing changes
 * @param refusal null when the command is carried out
 * @param repeated whether the command had been carried out before
 */
public record Outcome(List<Event> events, @CheckForNull Refusal refusal, boolean repeated) {
    public Outcome {
        events = List.copyOf(events);
    }

    static Outcome done(Event... events) {
        return new Outcome(List.of(events), null, false);
    }

    static Outcome again() {
        return new Outcome(List.of(), null, true);
    }

    static Outcome refused(Code code, String sentence) {
        return new Outcome(List.of(), new Refusal(code, sentence), false);
    }

    /** Whether the command is or was carried out. */
    public boolean accepted() {
        return refusal == null;
    }
}
