package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.List;

/**
 * A model to attack and the examples to do it with.
 *
 * @param model file in the ONNX format
 * @param inputs examples with what is right: CSV with a header line, or npz with {@code x} and {@code y}
 * @param label column of the CSV with what is right; null for the last one
 * @param bounds {@code LOW:HIGH} for all features, {@code NAME=LOW:HIGH} for one; without it what the examples have
 */
public record RobustnessRequest(
        Path model, Path inputs, @CheckForNull String label, List<String> bounds) {
    public RobustnessRequest {
        bounds = List.copyOf(bounds);
    }
}
