package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyConfiguration;
import io.jenkins.plugins.modelgate.engine.check.VerifyConfigurationRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code model-gate verify-configuration PATH}. */
@Command(
        name = "verify-configuration",
        mixinStandardHelpOptions = true,
        description =
                "Examines what builds, serves and deploys a model (Dockerfiles, Kubernetes manifests, model servers'"
                        + " configuration, Jenkinsfiles, .env) for settings that open a door, and for secrets.")
final class VerifyConfigurationCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A file or a directory.")
    private Path path;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        return output.report(new VerifyConfiguration(), new VerifyConfigurationRequest(path, policy.inForce()));
    }
}
