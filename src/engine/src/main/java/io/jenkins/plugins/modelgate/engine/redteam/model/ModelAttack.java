package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.nio.file.Path;

/** Plays an attack on a signed copy of the pipeline's model: the gate before it, and after it. */
final class ModelAttack {
    private ModelAttack() {}

    /** What the attacker does to the copy, a directory. */
    @FunctionalInterface
    interface Change {
        void make(Path model, Arena arena) throws IOException, InterruptedException;
    }

    /** He changes the copy; whoever signed it does not sign again. */
    static Attack on(Change change) {
        return arena -> {
            Path model = honest(arena);
            Report before = Gates.model(model, arena.policy());
            change.make(model, arena);
            return Answer.of(before, Gates.model(model, arena.policy()));
        };
    }

    /** As {@link #on}, and only a rule about signatures proves what the attack is about. */
    static Attack onSigned(Change change) {
        Attack attack = on(change);
        return arena -> {
            Answer answer = attack.play(arena);
            boolean proven = answer.outcome() != Outcome.CAUGHT
                    || answer.by().stream().anyMatch(rule -> rule.startsWith("signature/"));
            return proven
                    ? answer
                    : Answer.undecided("the gate is closed, but not by what was signed: " + answer.detail());
        };
    }

    /** He changes the copy before it is signed: somebody on the inside, or a build that was led astray. */
    static Attack signedAfter(Change change) {
        return arena -> {
            Path model = honest(arena);
            Report before = Gates.model(model, arena.policy());
            change.make(model, arena);
            sign(model, arena);
            return Answer.of(before, Gates.model(model, arena.policy()));
        };
    }

    /** A signed copy of the given model, or a signed model of our own. */
    private static Path honest(Arena arena) throws IOException, InterruptedException {
        Path given = arena.inputs().model();
        Path model = given == null
                ? DemoModel.write(arena.directory("demo"), arena.policy().texts("modelArtifact.formats"))
                : arena.copy(given);
        sign(model, arena);
        return model;
    }

    private static void sign(Path model, Arena arena) throws IOException, InterruptedException {
        if (arena.looksAtSignatures("modelArtifact")) {
            arena.signatory().sign(model);
        }
    }
}
