package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.redteam.Signatory;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Attacks on what vouches for the weights. */
final class SignatureScenarios {
    private static final String SIGNATURE = "model.sig";

    /** MITRE ATLAS: AI Supply Chain Compromise: Model. */
    private static final String TECHNIQUE = "AML.T0010.003";

    private static final List<Remedy> REMEDIES = List.of(
            new Remedy("modelArtifact.signature", "REQUIRED"), new Remedy("modelArtifact.unsignedFiles", "FORBIDDEN"));

    static final List<Scenario> ALL = List.of(
            scenario(
                    "weights-flipped-bit",
                    "One bit of the weights is turned after they were signed",
                    "AML.T0018.000",
                    "No bit of the weights changes unnoticed.",
                    (model, arena) -> flip(largest(model))),
            scenario(
                    "weights-swapped",
                    "The weights are replaced by others of the same shape",
                    TECHNIQUE,
                    "Other weights do not pass under the signature of these.",
                    SignatureScenarios::swap),
            scenario(
                    "signature-stripped",
                    "The signature is taken away, then the weights are changed",
                    TECHNIQUE,
                    "A model without a signature does not pass.",
                    (model, arena) -> {
                        flip(largest(model));
                        Files.deleteIfExists(model.resolve(SIGNATURE));
                    }),
            scenario(
                    "signature-replayed",
                    "The signature of another model of the same signer lies beside changed weights",
                    TECHNIQUE,
                    "A signature counts for the files that it was made over.",
                    SignatureScenarios::replay),
            scenario(
                    "signature-of-a-stranger",
                    "The changed model is signed again with a key of the attacker's",
                    TECHNIQUE,
                    "A valid signature of somebody whom nobody trusts is worth nothing.",
                    (model, arena) -> {
                        flip(largest(model));
                        new Signatory().sign(model);
                    }),
            scenario(
                    "signature-over-a-subset",
                    "A signature that leaves out the file which the attacker changes",
                    TECHNIQUE,
                    "Every file that is loaded is covered by the signature.",
                    (model, arena) -> {
                        Files.write(model.resolve("adapter.safetensors"), DemoModel.safetensors(9));
                        if (arena.looksAtSignatures("modelArtifact")) {
                            arena.signatory().sign(model, List.of("adapter.safetensors"));
                        }
                    }),
            new Scenario(
                    "model/unsigned-text-added",
                    "A model card with false claims is laid beside the signed files",
                    TECHNIQUE,
                    ModelScenarios.GATE,
                    "What people read about a model comes from him who signed it.",
                    Severity.LOW,
                    List.of(new Remedy("modelArtifact.unsignedFiles", "FORBIDDEN"), REMEDIES.get(0)),
                    ModelAttack.onSigned((model, arena) -> Files.writeString(
                            model.resolve("CARD.md"), "This model was reviewed by the safety board.\n"))),
            scenario(
                    "unsigned-file-added",
                    "A file that is loaded too is laid beside the signed ones",
                    TECHNIQUE,
                    "Nothing joins a model after it was signed.",
                    (model, arena) -> Files.write(model.resolve("adapter.safetensors"), DemoModel.safetensors(9))),
            scenario(
                    "signed-file-removed",
                    "A signed file is taken away, so that a default takes its place",
                    TECHNIQUE,
                    "Nothing leaves a model after it was signed.",
                    (model, arena) -> Files.delete(model.resolve("config.json"))),
            scenario(
                    "signature-damaged",
                    "One bit of the signature is turned",
                    TECHNIQUE,
                    "A signature that does not verify is no signature.",
                    (model, arena) -> {
                        // Where nobody looks at signatures there is none to damage: then the weights are changed
                        // instead.
                        Path signature = model.resolve(SIGNATURE);
                        flip(Files.exists(signature) ? signature : largest(model));
                    }));

    private SignatureScenarios() {}

    private static Scenario scenario(
            String id, String title, String technique, String proves, ModelAttack.Change change) {
        return new Scenario(
                "model/" + id,
                title,
                technique,
                ModelScenarios.GATE,
                proves,
                Severity.CRITICAL,
                REMEDIES,
                ModelAttack.onSigned(change));
    }

    private static void swap(Path model, Arena arena) throws IOException {
        Path weights = largest(model);
        if (weights.endsWith(DemoModel.SAFETENSORS)) {
            Files.write(weights, DemoModel.safetensors(-0.5f));
        } else {
            flip(weights);
        }
    }

    private static void replay(Path model, Arena arena) throws IOException, InterruptedException {
        flip(largest(model));
        if (arena.looksAtSignatures("modelArtifact")) {
            Path other = DemoModel.write(arena.directory("other"), List.of());
            arena.signatory().sign(other);
            Files.copy(other.resolve(SIGNATURE), model.resolve(SIGNATURE), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last byte but a few: in all our formats a number of the weights, or of a signature's text. */
    private static void flip(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = channel.size() - Math.min(channel.size(), 4);
            ByteBuffer one = ByteBuffer.allocate(1);
            if (channel.read(one, at) != 1) {
                throw new IOException(file + " is empty");
            }
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, at);
        }
    }

    private static Path largest(Path model) throws IOException {
        try (Stream<Path> files = Files.walk(model)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.endsWith(SIGNATURE))
                    .max(java.util.Comparator.comparingLong(
                            file -> file.toFile().length()))
                    .orElseThrow(() -> new IOException("the model has no file"));
        }
    }
}
