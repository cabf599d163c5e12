package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.UpdateAdvisories;
import io.jenkins.plugins.modelgate.engine.check.UpdateAdvisoriesRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.util.Set;

/** {@code updateAdvisories} for a worker: {@code path} of the store; {@code nvd}, {@code osv}, {@code epss}, {@code kev} as on the command line. */
final class AdvisoriesTask {
    static final Set<String> FIELDS =
            Set.of("check", "path", "report", "policy", "threads", "nvd", "osv", "epss", "kev");

    private AdvisoriesTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        UpdateAdvisoriesRequest question = new UpdateAdvisoriesRequest(
                fields.path("path"),
                fields.optional("nvd"),
                fields.optional("osv"),
                fields.optional("epss"),
                fields.optional("kev"),
                fields.policy());
        return new WorkerRequest(fields.path("report"), progress -> new UpdateAdvisories().run(question, progress));
    }
}
