package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code verifyContainerImage} for a worker: {@code path}, and optionally {@code reference}, {@code digest}, {@code platform}
 * (texts), {@code baseLayouts} or {@code baseLayout} (paths, absolute) and whom the step demands as signer, as in {@link ModelTask}.
 */
final class ImageTask {
    static final Set<String> FIELDS = fields();

    private ImageTask() {}

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(CallerTrust.FIELDS);
        fields.addAll(Set.of(
                "check",
                "path",
                "report",
                "policy",
                "threads",
                "reference",
                "digest",
                "platform",
                "baseLayout",
                "baseLayouts"));
        return Set.copyOf(fields);
    }

    private static List<Path> baseLayouts(RequestFields fields) throws IOException {
        List<Path> layouts = new ArrayList<>(fields.paths("baseLayouts"));
        Path one = fields.optionalPath("baseLayout");
        if (one != null) {
            layouts.add(one);
        }
        return layouts;
    }

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        VerifyContainerImageRequest question = new VerifyContainerImageRequest(
                fields.path("path"),
                fields.policy(),
                fields.optional("reference"),
                fields.optional("digest"),
                fields.optional("platform"),
                baseLayouts(fields),
                ModelTask.trust(fields),
                false,
                fields.threads());
        return new WorkerRequest(fields.path("report"), progress -> new VerifyContainerImage().run(question, progress));
    }
}
