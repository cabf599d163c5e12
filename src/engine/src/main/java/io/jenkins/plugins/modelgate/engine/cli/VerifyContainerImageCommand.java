package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate verify-container-image LAYOUT}. */
@Command(
        name = "verify-container-image",
        mixinStandardHelpOptions = true,
        description =
                "Examines a container image in an OCI image layout: digests, who signed it (cosign), the base image it"
                        + " is built on, and the models in its layers, where they lie.")
final class VerifyContainerImageCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LAYOUT", description = "An OCI image layout: a directory or a tar file.")
    private Path path;

    @Option(
            names = "--reference",
            paramLabel = "NAME",
            description = "Which image, where the layout holds several: its org.opencontainers.image.ref.name.")
    private String reference;

    @Option(
            names = "--digest",
            paramLabel = "sha256:…",
            description = "The digest that the image must have: of its manifest, or of its index.")
    private String digest;

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            description = "The one platform to examine, such as linux/amd64. Without it all of them must be there.")
    private String platform;

    @Option(
            names = "--base-layout",
            paramLabel = "LAYOUT",
            description =
                    "A layout with an allowed base image (containerImage.baseImages); may be given more than once.")
    private List<Path> baseLayouts = List.of();

    @Mixin
    private TrustOptions trust;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Policy inForce = policy.inForce();
        VerifyContainerImageRequest request = new VerifyContainerImageRequest(
                path,
                inForce,
                reference,
                digest,
                platform,
                baseLayouts,
                trust.entries(),
                true,
                Runtime.getRuntime().availableProcessors());
        return output.report(new VerifyContainerImage(), request);
    }
}
