package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyModelQuality;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelQualityRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate verify-model-quality METRICS…}. */
@Command(
        name = "verify-model-quality",
        mixinStandardHelpOptions = true,
        description =
                "Holds a model's metrics and the results of its tests against the policy, slice by slice, and against the last"
                        + " approved version.")
final class VerifyModelQualityCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "METRICS",
            arity = "1..*",
            description =
                    "Metrics as JSON or CSV, results of lm-evaluation-harness, JUnit XML, folders of MLflow runs, or directories"
                            + " of such.")
    private List<Path> metrics = new ArrayList<>();

    @Option(names = "--model", paramLabel = "PATH", description = "The file or directory that was evaluated.")
    private Path model;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "quality.json of the last approved version's report.")
    private Path baseline;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        return output.report(
                new VerifyModelQuality(),
                new VerifyModelQualityRequest(metrics, model, baseline, policy.inForce(), output.directory()));
    }
}
