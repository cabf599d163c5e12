package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Plays scenarios one after the other, and for each miss looks for the field of the policy that catches it. */
final class Campaign {
    /** What can mend any miss: a finding that was told and did not count, or was accepted. */
    private static final List<Remedy> GENERAL = List.of(
            new Remedy("suppress", List.of()),
            new Remedy("failOn", "HIGH"),
            new Remedy("failOn", "MEDIUM"),
            new Remedy("failOn", "LOW"));

    private final Arena arena;
    private final Progress progress;

    Campaign(Arena arena, Progress progress) {
        this.arena = arena;
        this.progress = progress;
    }

    List<Played> play(List<Scenario> scenarios) throws InterruptedException {
        List<Played> played = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted");
            }
            long start = System.nanoTime();
            Answer answer = answer(scenario, arena);
            Remedy remedy = answer.outcome() == Outcome.MISSED ? remedy(scenario) : null;
            played.add(new Played(scenario, answer, remedy, (System.nanoTime() - start) / 1_000_000));
            progress.update(played.size(), scenarios.size(), 0, 0);
        }
        return played;
    }

    /** What cannot be played proves nothing: never an answer in favour of the gate. */
    private static Answer answer(Scenario scenario, Arena arena) throws InterruptedException {
        try {
            return scenario.attack().play(arena);
        } catch (IOException | RuntimeException e) {
            return Answer.undecided("it could not be played: " + SafeText.of(String.valueOf(e.getMessage())));
        }
    }

    /** The first field with which the same attack is caught: tried, not supposed. */
    private Remedy remedy(Scenario scenario) throws InterruptedException {
        List<Remedy> remedies = new ArrayList<>(scenario.remedies());
        remedies.addAll(GENERAL);
        for (Remedy remedy : remedies) {
            try {
                Policy stricter = arena.inForce().tightenedBy(PolicyLayer.of(remedy.field(), remedy.value()));
                if (answer(scenario, arena.under(stricter)).outcome() == Outcome.CAUGHT) {
                    return remedy;
                }
            } catch (PolicyException | IOException e) {
                // A value that would loosen what stands, or no scratch space: the next field may do.
                continue;
            }
        }
        return null;
    }
}
