package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
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

    /** A signed copy of the given model where its gate opens for it, else a signed model of our own. */
    static Path honest(Arena arena) throws IOException, InterruptedException {
        Path given = arena.inputs().model();
        if (given != null && Files.isDirectory(given)) {
            Path copy = arena.copy(given);
            sign(copy, arena);
            if (Gates.model(copy, arena.policy()).verdict() == Verdict.PASSED) {
                return copy;
            }
        }
        Path demo = DemoModel.write(arena.directory("demo"), arena.policy().texts("modelArtifact.formats"));
        sign(demo, arena);
        return demo;
    }

    private static void sign(Path model, Arena arena) throws IOException, InterruptedException {
        if (arena.looksAtSignatures("modelArtifact")) {
            arena.signatory().sign(model);
        }
    }
}
