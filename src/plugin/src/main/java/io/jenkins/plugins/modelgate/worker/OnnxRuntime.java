package io.jenkins.plugins.modelgate.worker;

import io.jenkins.plugins.modelgate.engine.redteam.robustness.RuntimeJar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * The jar of ONNX Runtime, 54 MB that few need and the plugin does not bring along: an administrator puts it under
 * {@code JENKINS_HOME}. Its digest is known; another file never reaches an agent's class path.
 */
public final class OnnxRuntime {
    /** Name of the set of jars. */
    public static final String SET = "onnxruntime";

    private OnnxRuntime() {}

    /** Whether an administrator has put it there. */
    public static boolean isThere() {
        return Files.isRegularFile(file());
    }

    static ArrayList<Library> list() {
        return new ArrayList<>(List.of(new Library(RuntimeJar.NAME, RuntimeJar.SHA256)));
    }

    static InputStream open() throws IOException {
        return Files.newInputStream(file());
    }

    private static Path file() {
        return Jenkins.get()
                .getRootDir()
                .toPath()
                .resolve("model-gate")
                .resolve(SET)
                .resolve(RuntimeJar.NAME);
    }
}
