package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.redteam.Inputs;
import io.jenkins.plugins.modelgate.engine.redteam.RedTeamPipeline;
import io.jenkins.plugins.modelgate.engine.redteam.RedTeamRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * {@code redTeamPipeline} for a worker: optionally {@code model}, {@code configuration}
 * and {@code scratch}, all absolute, {@code scenarios} (globs), and {@code robustnessInputs} with what goes with them.
 */
final class RedTeamTask {
    static final Set<String> FIELDS = Set.of(
            "check",
            "model",
            "configuration",
            "scenarios",
            "scratch",
            "report",
            "policy",
            "threads",
            "robustnessInputs",
            "robustnessModel",
            "robustnessLabel",
            "robustnessBounds");

    private RedTeamTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        Path report = fields.path("report");
        RedTeamRequest question = new RedTeamRequest(
                new Inputs(fields.optionalPath("model"), fields.optionalPath("configuration")),
                fields.texts("scenarios"),
                fields.policy(),
                fields.optionalPath("scratch"),
                report,
                RobustnessArguments.request(
                        fields.optionalPath("model"),
                        fields.optionalPath("robustnessModel"),
                        fields.optionalPath("robustnessInputs"),
                        fields.optional("robustnessLabel"),
                        fields.texts("robustnessBounds")));
        return new WorkerRequest(report, progress -> new RedTeamPipeline().run(question, progress));
    }
}
