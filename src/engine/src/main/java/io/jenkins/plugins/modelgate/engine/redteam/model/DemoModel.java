package io.jenkins.plugins.modelgate.engine.redteam.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small honest model for pipelines that give none: a linear classifier in safetensors with its configuration. */
final class DemoModel {
    private static final int WEIGHTS = 64;

    private DemoModel() {}

    /** Writes it. */
    static Path write(Path directory) throws IOException {
        Path model = Files.createDirectories(directory.resolve("model"));
        Files.write(model.resolve("model.safetensors"), safetensors(0.5f));
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
