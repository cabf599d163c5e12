package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code verifyContainerImage} for a worker: {@code path}, and optionally {@code reference}, {@code digest}, {@code platform}
 * (texts), {@code baseLayouts} (paths, absolute) and whom the step demands as signer, as in {@link ModelTask}.
 */
final class ImageTask {
    static final Set<String> FIELDS = fields();

    private ImageTask() {}

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(CallerTrust.FIELDS);
        fields.addAll(Set.of(
                "check", "path", "report", "policy", "threads", "reference", "digest", "platform", "baseLayouts"));
        return Set.copyOf(fields);
    }

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        VerifyContainerImageRequest question = new VerifyContainerImageRequest(
                fields.path("path"),
                fields.policy(),
                fields.optional("reference"),
                fields.optional("digest"),
                fields.optional("platform"),
                fields.paths("baseLayouts"),
                ModelTask.trust(fields),
                false,
                fields.threads());
        return new WorkerRequest(fields.path("report"), progress -> new VerifyContainerImage().run(question, progress));
    }
}
