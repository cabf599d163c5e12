package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyModelQuality;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelQualityRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** {@code verifyModelQuality} for a worker: {@code paths} of the metrics, and optionally {@code model} and {@code baseline}. */
final class QualityTask {
    static final Set<String> FIELDS = Set.of("check", "paths", "model", "baseline", "report", "policy", "threads");

    private QualityTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        Path report = fields.path("report");
        VerifyModelQualityRequest question = new VerifyModelQualityRequest(
                fields.paths("paths"),
                fields.optionalPath("model"),
                fields.optionalPath("baseline"),
                fields.policy(),
                report);
        return new WorkerRequest(report, progress -> new VerifyModelQuality().run(question, progress));
    }
}
