package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.SignatureRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate verify-model-artifact PATH}. */
@Command(
        name = "verify-model-artifact",
        mixinStandardHelpOptions = true,
        description =
                "Digests and examines a model file or directory in one read: who signed it and whether it is what was"
                        + " signed, unsafe code in weights, hostile archives, broken formats, remote code, links that leave"
                        + " the tree.")
final class VerifyModelArtifactCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A model file, or a directory such as a Hugging Face repository.")
    private Path path;

    @Option(
            names = "--signature",
            paramLabel = "FILE",
            description = "Its signature. Without it: model.sig in the directory, PATH.sig or model.sig beside a file.")
    private Path signature;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "A model-signing bundle or statement whose digests must be met, whoever vouches for them.")
    private Path manifest;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Policy inForce = policy.inForce();
        SignatureRequest asked = new SignatureRequest(signature, manifest, trust.entries(), true);
        return output.report(
                new VerifyModelArtifact(output.directory()), VerifyModelArtifactRequest.of(path, inForce, asked));
    }
}
