package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * All that is known of one version of a model.
 *
 * @param model digest (SHA-256, as {@code verifyModelArtifact} makes it) of the model that it is about; null if none was given
 * @param sources that were read, in path order
 * @param metrics each name and slice once, in the order of {@link Metric#ORDER}
 * @param tests each once
 */
public record Measurements(
        @CheckForNull String model, List<Source> sources, List<Metric> metrics, List<TestResult> tests) {
    public Measurements {
        sources = List.copyOf(sources);
        metrics = List.copyOf(metrics);
        tests = List.copyOf(tests);
    }
}
