package io.jenkins.plugins.modelgate.engine.redteam;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.redteam.onnx.RobustnessRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link RedTeamPipeline} is asked.
 *
 * @param inputs the pipeline's real inputs; they are copied, never written to
 * @param scenarios globs over the scenarios' ids; empty for all
 * @param policy in force, all layers merged
 * @param scratch where copies are made, or null for the system's directory of temporary files
 * @param report directory for what is written beside the report, or null
 * @param robustness attacks on the model itself, or null
 */
public record RedTeamRequest(
        Inputs inputs,
        List<String> scenarios,
        Policy policy,
        @CheckForNull Path scratch,
        @CheckForNull Path report,
        @CheckForNull RobustnessRequest robustness) {
    public RedTeamRequest {
        scenarios = List.copyOf(scenarios);
    }

    /** Attacks on the gates alone. */
    public RedTeamRequest(
            Inputs inputs,
            List<String> scenarios,
            Policy policy,
            @CheckForNull Path scratch,
            @CheckForNull Path report) {
        this(inputs, scenarios, policy, scratch, report, null);
    }
}
