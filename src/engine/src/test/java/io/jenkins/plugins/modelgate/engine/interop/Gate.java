package io.jenkins.plugins.modelgate.engine.interop;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.SignModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.SignModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.check.SignatureRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.signature.signing.KeySource;
import io.jenkins.plugins.modelgate.engine.signature.signing.SigningPlan.Mode;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Our side: signs with key files, verifies with what a command line would give. */
final class Gate {
    private Gate() {}

    static Report sign(Path model, Path signature, Path key, String passphrase, String certificates, long shard)
            throws IOException, InterruptedException {
        KeySource source =
                new KeySource.Content(Files.readAllBytes(key), passphrase, null, "the key " + key.getFileName());
        return new SignModelArtifact()
                .run(
                        new SignModelArtifactRequest(
                                model,
                                signature,
                                true,
                                source,
                                certificates,
                                Mode.AUTO,
                                shard,
                                List.of(),
                                Policy.defaults(),
                                2),
                        Progress.SILENT);
    }

    /** The metric {@code signature} of the report. */
    static String verify(Path model, Path signature, Map<String, String> trust) throws Exception {
        SignatureRequest asked = new SignatureRequest(signature, null, CallerTrust.entries(trust), true);
        Report report = new VerifyModelArtifact()
                .run(VerifyModelArtifactRequest.of(model, Policy.defaults(), asked), Progress.SILENT);
        return String.valueOf(report.metrics().get("signature"));
    }
}
