package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyConfiguration;
import io.jenkins.plugins.modelgate.engine.check.VerifyConfigurationRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.util.Set;

/** {@code verifyConfiguration} for a worker: {@code path}. */
final class ConfigurationTask {
    static final Set<String> FIELDS = Set.of("check", "path", "report", "policy", "threads");

    private ConfigurationTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        VerifyConfigurationRequest question = new VerifyConfigurationRequest(fields.path("path"), fields.policy());
        return new WorkerRequest(fields.path("report"), progress -> new VerifyConfiguration().run(question, progress));
    }
}
