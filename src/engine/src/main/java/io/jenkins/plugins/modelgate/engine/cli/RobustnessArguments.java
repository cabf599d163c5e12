package io.jenkins.plugins.modelgate.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.redteam.onnx.RobustnessRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Attacks on the model itself, as a command line or a worker's request tells them. */
final class RobustnessArguments {
    private RobustnessArguments() {}

    /**
     * @param directory of the model under attack, or null
     * @param model ONNX file, or null for the only one in the directory
     * @return null where no examples are given
     * @throws IOException where something is given that goes with nothing, or no model can be meant; and where the model is not in
     *     the directory that is under attack, for a small one from elsewhere proves nothing of it
     */
    @CheckForNull
    static RobustnessRequest request(
            @CheckForNull Path directory,
            @CheckForNull Path model,
            @CheckForNull Path inputs,
            @CheckForNull String label,
            List<String> bounds)
            throws IOException {
        if (inputs == null) {
            if (model != null || label != null || !bounds.isEmpty()) {
                throw new IOException("what is said of robustness goes with examples: give robustness-inputs");
            }
            return null;
        }
        if (!Files.isRegularFile(inputs)) {
            throw new IOException("robustness-inputs " + inputs + ": no such file");
        }
        Path file = model == null ? only(directory) : model;
        if (!Files.isRegularFile(file)) {
            throw new IOException("robustness-model " + file + ": no such file");
        }
        if (directory != null) {
            file = file.toRealPath();
            if (!file.startsWith(directory.toRealPath())) {
                throw new IOException("robustness-model " + file + " is not in the model's directory " + directory
                        + ": give one that is, or leave robustness-model out");
            }
        }
        return new RobustnessRequest(file, inputs, label, bounds);
    }

    private static Path only(@CheckForNull Path directory) throws IOException {
        if (directory != null && Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> found = files.filter(
                                file -> String.valueOf(file.getFileName()).endsWith(".onnx"))
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .limit(2)
                        .toList();
                if (found.size() == 1) {
                    return found.get(0);
                }
            }
        }
        throw new IOException(
                "which ONNX file is attacked? Give robustness-model; the model's directory has not exactly one");
    }
}
