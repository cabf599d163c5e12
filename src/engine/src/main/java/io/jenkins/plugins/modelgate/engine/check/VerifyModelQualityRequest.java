package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link VerifyModelQuality} is asked.
 *
 * @param metrics files, folders of MLflow runs, and directories of such
 * @param model file or directory that was evaluated; null if it is not given
 * @param baseline {@code quality.json} of the last approved version; null if there is none
 * @param policy in force, all layers merged
 * @param report directory for {@code quality.json}; null if it is not wanted
 */
public record VerifyModelQualityRequest(
        List<Path> metrics,
        @CheckForNull Path model,
        @CheckForNull Path baseline,
        Policy policy,
        @CheckForNull Path report) {
    public VerifyModelQualityRequest {
        metrics = List.copyOf(metrics);
    }
}
