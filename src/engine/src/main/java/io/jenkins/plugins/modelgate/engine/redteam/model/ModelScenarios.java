package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Attacks on a model's files. */
public final class ModelScenarios {
    private static final String GATE = "verifyModelArtifact";

    /** All of them. */
    public static final List<Scenario> ALL = List.of(new Scenario(
            "model/pickle-system-call",
            "A pickle that calls os.system when it is loaded lies beside the weights",
            "AML.T0011.000",
            GATE,
            "Code in a pickle does not pass.",
            Severity.CRITICAL,
            List.of(new Remedy("failOn", "HIGH")),
            arena -> altered(arena, model -> Files.write(model.resolve("scaler.pkl"), pickle()))));

    private ModelScenarios() {}

    /** {@code os.system("id")} in protocol 0, as anyone writes it by hand. */
    private static byte[] pickle() {
        return "cos\nsystem\n(S'id'\ntR.".getBytes(StandardCharsets.US_ASCII);
    }

    private static Answer altered(Arena arena, Alteration alteration) throws IOException, InterruptedException {
        Path model = arena.inputs().model() == null
                ? DemoModel.write(arena.directory("demo"))
                : arena.copy(arena.inputs().model());
        Report honest = Gates.model(model, arena.policy());
        alteration.make(model);
        return Answer.of(honest, Gates.model(model, arena.policy()));
    }

    /** What the attacker does to the copy. */
    @FunctionalInterface
    private interface Alteration {
        void make(Path model) throws IOException;
    }
}
