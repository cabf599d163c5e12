package io.jenkins.plugins.modelgate.engine.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** The published vectors of OpenSSF Model Signing: {@code src/test/resources/oms/README.md}. */
public final class OmsVectors {
    private OmsVectors() {}

    /** A file or directory of the vectors. */
    public static Path path(String name) {
        return Path.of("src/test/resources/oms").resolve(name);
    }

    public static byte[] bundle(String version) throws IOException {
        return Files.readAllBytes(path("reference/" + version + "/model.sig"));
    }

    /** {@code subject[0].digest.sha256} of the statement in a bundle. */
    public static byte[] rootDigest(byte[] bundle) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode envelope = json.readTree(bundle).path("dsseEnvelope");
        JsonNode statement = json.readTree(
                Base64.getDecoder().decode(envelope.path("payload").textValue()));
        return HexFormat.of()
                .parseHex(statement
                        .path("subject")
                        .path(0)
                        .path("digest")
                        .path("sha256")
                        .textValue());
    }
}
