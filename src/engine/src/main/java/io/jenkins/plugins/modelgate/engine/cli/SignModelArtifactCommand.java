package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.SignModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.SignModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate sign-model-artifact PATH}. */
@Command(
        name = "sign-model-artifact",
        mixinStandardHelpOptions = true,
        description = "Signs a model file or directory by OpenSSF Model Signing v1.0, by key or by certificate.")
final class SignModelArtifactCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "A model file, or a directory.")
    private Path path;

    @Mixin
    private KeyOptions key;

    @Option(
            names = "--signature",
            paramLabel = "FILE",
            description = "File to write (default: model.sig in the directory, PATH.sig beside a file).")
    private Path signature;

    @Option(
            names = {"--overwrite", "--force"},
            description = "Replace a signature that is there.")
    private boolean overwrite;

    @Option(
            names = "--mode",
            paramLabel = "auto|key|certificate",
            description = "How the signature names its signer (default: by certificate where there is one).")
    private String mode;

    @Option(
            names = "--method",
            paramLabel = "files|shards",
            description = "One digest a file (default), or one a shard, so that all cores work on one large file.")
    private String method;

    @Option(
            names = "--shard-size",
            paramLabel = "SIZE",
            description = "Size of a shard such as 256MiB (default: 1GB, as the specification has it).")
    private String shardSize;

    @Option(
            names = "--ignore",
            paramLabel = "PATH",
            description =
                    "Path relative to the model that the signature leaves out, with what is below it; repeatable.")
    private List<String> ignore = new ArrayList<>();

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Policy inForce = policy.inForce();
        SignModelArtifactRequest request = new SignModelArtifactRequest(
                path,
                signature,
                overwrite,
                key.source(),
                key.certificates(),
                SigningOptions.mode(mode),
                SigningOptions.shardSize(method, shardSize),
                ignore,
                inForce,
                Runtime.getRuntime().availableProcessors());
        return output.report(new SignModelArtifact(), request);
    }
}
