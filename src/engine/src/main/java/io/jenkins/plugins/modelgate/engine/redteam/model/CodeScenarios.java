package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Code in every format that a loader executes, laid beside the weights by somebody whom the signer trusts. */
final class CodeScenarios {
    /** MITRE ATLAS: User Execution: Unsafe AI Artifacts. */
    private static final String TECHNIQUE = "AML.T0011.000";

    /** Whoever accepts code in files has said so in the policy; a stricter level is the field that mends it. */
    private static final List<Remedy> REMEDIES = List.of(new Remedy("modelArtifact.allowedGlobals", List.of()));

    static final List<Scenario> ALL = List.of(
            file("pickle-system-call", "A pickle that calls os.system", "scaler.pkl", Payloads::pickle),
            file("pickle-renamed", "A pickle under the name of a text file", "vocab.txt", Payloads::pickle),
            file(
                    "pickle-look-alike",
                    "A pickle that calls a function which a list of the worst lacks",
                    "encoder.pkl",
                    () -> Payloads.pickle("pydoc", "pipepager", "id")),
            file(
                    "joblib-eval",
                    "A joblib file that calls builtins.eval",
                    "pipeline.joblib",
                    () -> Payloads.pickle("builtins", "eval", "1")),
            file("torch-eval", "A PyTorch checkpoint that calls builtins.eval", "pytorch_model.bin", Payloads::torch),
            file(
                    "numpy-object",
                    "An array of objects, which is a pickle",
                    "embeddings.npy",
                    () -> Payloads.numpy(Payloads.text(Payloads.pickle("subprocess", "getoutput", "id")))),
            file(
                    "keras-lambda",
                    "A Keras model with a Lambda layer of Python code",
                    "head.keras",
                    Payloads::kerasLambda),
            file(
                    "tensorflow-write-file",
                    "A SavedModel whose graph writes a file",
                    "saved_model/saved_model.pb",
                    Payloads::savedModel),
            file(
                    "onnx-custom-operator",
                    "An ONNX model with an operator that loads a library",
                    "encoder.onnx",
                    () -> OnnxModel.operator("PyOp", "ai.onnx.contrib").toBytes()),
            file(
                    "onnx-data-outside",
                    "An ONNX model that reads a file outside its directory",
                    "decoder.onnx",
                    () -> OnnxModel.external("../../../../etc/passwd").toBytes()),
            file(
                    "gguf-chat-template",
                    "A GGUF model whose chat template reaches Python's builtins",
                    "chat.gguf",
                    () -> GgufModel.with("{{ cycler.__init__.__globals__.os.popen('id').read() }}")),
            new Scenario(
                    "model/format-that-carries-code",
                    "An array of objects, which is a pickle, that holds numbers only today",
                    TECHNIQUE,
                    ModelScenarios.GATE,
                    "Formats that can carry code are kept out, whatever they carry today.",
                    Severity.LOW,
                    List.of(new Remedy("modelArtifact.formats", List.of("safetensors", "onnx", "gguf"))),
                    ModelAttack.signedAfter((model, arena) ->
                            Files.write(model.resolve("thresholds.npy"), Payloads.numpy("(lI1\na.")))),
            scenario(
                    "remote-code",
                    "A configuration that makes transformers load Python code of the repository",
                    (model, arena) -> {
                        Files.writeString(
                                model.resolve("config.json"),
                                "{\"model_type\": \"evil\", \"auto_map\": {\"AutoModel\": \"modeling_evil.EvilModel\"}}");
                        Files.writeString(model.resolve("modeling_evil.py"), "import os\nos.system('id')\n");
                    }));

    private CodeScenarios() {}

    private static Scenario file(String id, String title, String name, Content content) {
        return scenario(id, title, (model, arena) -> {
            Path file = model.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content.bytes());
        });
    }

    private static Scenario scenario(String id, String title, ModelAttack.Change change) {
        return new Scenario(
                "model/" + id,
                title,
                TECHNIQUE,
                ModelScenarios.GATE,
                "Code in this form does not reach a loader, whoever signed it.",
                Severity.CRITICAL,
                REMEDIES,
                ModelAttack.signedAfter(change));
    }

    /** What an attacker puts into a file. */
    @FunctionalInterface
    private interface Content {
        byte[] bytes() throws IOException;
    }
}
