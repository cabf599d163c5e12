package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Attacks with the files themselves: links, names, sizes. */
final class TreeScenarios {
    private static final List<Remedy> REMEDIES = List.of();

    static final List<Scenario> ALL = List.of(
            scenario(
                    "link-outside",
                    "The weights are a link to a place that others can write to",
                    "AML.T0010.003",
                    "What is loaded is what was checked.",
                    REMEDIES,
                    (model, arena) -> {
                        Path elsewhere = arena.directory("elsewhere").resolve("adapter.safetensors");
                        Files.write(elsewhere, DemoModel.safetensors(1));
                        Files.createSymbolicLink(model.resolve("adapter.safetensors"), elsewhere);
                    },
                    // A signer refuses links: the attacker comes after him.
                    true),
            scenario(
                    "archive-bomb",
                    "A checkpoint that unpacks to a thousand times its size",
                    "AML.T0029",
                    "A file that nobody could examine to its end does not pass.",
                    List.of(
                            new Remedy("modelArtifact.limits.expansionRatio", 100),
                            new Remedy("modelArtifact.limits.expansionRatio", 200)),
                    (model, arena) -> Files.write(model.resolve("optimizer.pt"), Payloads.bomb())),
            scenario(
                    "truncated",
                    "Weights that end in the middle",
                    "AML.T0076",
                    "What cannot be read to its end does not pass.",
                    REMEDIES,
                    (model, arena) -> Files.write(
                            model.resolve("adapter.safetensors"),
                            java.util.Arrays.copyOf(DemoModel.safetensors(1), 150))),
            scenario(
                    "native-library",
                    "A native library under the name of weights",
                    "AML.T0074",
                    "A program does not pass as weights.",
                    REMEDIES,
                    (model, arena) -> Files.write(
                            model.resolve("model-00002.safetensors"),
                            new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0})));

    private TreeScenarios() {}

    private static Scenario scenario(
            String id,
            String title,
            String technique,
            String proves,
            List<Remedy> remedies,
            ModelAttack.Change change) {
        return scenario(id, title, technique, proves, remedies, change, false);
    }

    private static Scenario scenario(
            String id,
            String title,
            String technique,
            String proves,
            List<Remedy> remedies,
            ModelAttack.Change change,
            boolean later) {
        return new Scenario(
                "model/" + id,
                title,
                technique,
                ModelScenarios.GATE,
                proves,
                Severity.HIGH,
                remedies,
                later ? ModelAttack.on(change) : ModelAttack.signedAfter(change));
    }
}
