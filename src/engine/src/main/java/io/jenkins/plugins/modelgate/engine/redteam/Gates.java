package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.nio.file.Path;

/** The real gates, as a build asks them. */
public final class Gates {
    private Gates() {}

    /** {@code verifyModelArtifact}. */
    public static Report model(Path model, Policy policy) throws IOException, InterruptedException {
        return new VerifyModelArtifact().run(VerifyModelArtifactRequest.of(model, policy), Progress.SILENT);
    }
}
