package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The policy's layers on the command line. A policy is never looked for in the scanned tree. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Policy document (YAML). Given more than once, each later file may only tighten what stands.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "CRITICAL, HIGH, MEDIUM or LOW: may only be stricter than the policy.")
    private String failOn;

    /** All layers merged. */
    Policy inForce() throws IOException, PolicyException {
        Policy policy = Policy.defaults();
        for (int i = 0; i < files.size(); i++) {
            PolicyLayer layer = layer(files.get(i));
            policy = i == 0 ? Policy.of(layer) : policy.tightenedBy(layer);
        }
        return failOn == null ? policy : policy.tightenedBy(PolicyLayer.of("failOn", failOn));
    }

    private static PolicyLayer layer(Path file) throws IOException, PolicyException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException("--policy " + file + ": no such file");
        }
        return InlinedTrust.of(PolicyFile.read(file), PathNames.parent(file.toAbsolutePath()));
    }
}
