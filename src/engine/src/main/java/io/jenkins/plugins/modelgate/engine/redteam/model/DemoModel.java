package io.jenkins.plugins.modelgate.engine.redteam.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small honest model, a linear classifier, for pipelines that give none, in a format that the policy allows. */
final class DemoModel {
    /** Name of the file with its weights in safetensors. */
    static final String SAFETENSORS = "model.safetensors";

    private static final int WEIGHTS = 64;

    private DemoModel() {}

    /** @param formats that are allowed; empty for all */
    static Path write(Path directory, List<String> formats) throws IOException {
        Path model = Files.createDirectories(directory.resolve("model"));
        if (formats.isEmpty() || formats.contains("safetensors")) {
            Files.write(model.resolve(SAFETENSORS), safetensors(0.5f));
        } else if (formats.contains("onnx")) {
            Files.write(model.resolve("model.onnx"), OnnxModel.linear().toBytes());
        } else if (formats.contains("gguf")) {
            Files.write(model.resolve("model.gguf"), GgufModel.with("{{ messages[0]['content'] }}"));
        } else {
            throw new IOException("there is no example in any of the allowed formats " + formats + "; give a model");
        }
        Files.writeString(
                model.resolve("config.json"),
                "{\"architectures\": [\"LinearClassifier\"], \"num_labels\": 2, \"hidden_size\": 32}\n");
        return model;
    }

    /** One tensor of equal weights, as the safetensors format writes it. */
    static byte[] safetensors(float weight) {
        byte[] header = ("{\"classifier.weight\":{\"dtype\":\"F32\",\"shape\":[2,32],\"data_offsets\":[0," + WEIGHTS * 4
                        + "]}}")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(8 + header.length + WEIGHTS * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        for (int i = 0; i < WEIGHTS; i++) {
            file.putFloat(weight);
        }
        return file.array();
    }
}
