package io.jenkins.plugins.modelgate.engine.signature;

import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** The published vectors of OpenSSF Model Signing beside the project; MODEL_GATE_SHARED names another place. */
public final class OmsVectors {
    private OmsVectors() {}

    /** A file or directory of the vectors; the test is skipped where they are not. */
    public static Path path(String name) {
        String shared = System.getenv("MODEL_GATE_SHARED");
        Path path = (shared == null ? Path.of("../../../shared") : Path.of(shared))
                .resolve("vectors/oms")
                .resolve(name);
        assumeTrue("the vectors are beside the project: " + path.toAbsolutePath(), Files.exists(path));
        return path;
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
