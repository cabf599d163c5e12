package io.jenkins.plugins.modelgate.engine.audit;

import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published vectors beside the project; MODEL_GATE_SHARED names another place. */
final class SharedVectors {
    private SharedVectors() {}

    static Path directory(String name) {
        String shared = System.getenv("MODEL_GATE_SHARED");
        Path path = (shared == null ? Path.of("../../../shared") : Path.of(shared))
                .resolve("vectors/tlog")
                .resolve(name);
        assumeTrue("the vectors are beside the project: " + path.toAbsolutePath(), Files.isDirectory(path));
        return path;
    }
}
