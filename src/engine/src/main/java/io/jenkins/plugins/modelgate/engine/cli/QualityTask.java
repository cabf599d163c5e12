package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyModelQuality;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelQualityRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code verifyModelQuality} for a worker: {@code paths} of the metrics, relative to {@code workspace} and inside of it when all
 * links are followed, and optionally {@code model} and {@code baseline}, absolute.
 */
final class QualityTask {
    static final Set<String> FIELDS =
            Set.of("check", "paths", "workspace", "model", "baseline", "report", "policy", "threads");

    private QualityTask() {}

    private static List<Path> paths(RequestFields fields) throws IOException {
        Path workspace = fields.path("workspace").toRealPath();
        List<Path> paths = new ArrayList<>();
        for (String text : fields.texts("paths")) {
            Path path;
            try {
                path = workspace.resolve(text);
            } catch (InvalidPathException e) {
                throw new IOException("metrics " + SafeText.quote(text) + " is no path: " + e.getReason(), e);
            }
            if (!Files.exists(path)) {
                throw new NoSuchFileException(
                        "metrics " + SafeText.quote(text) + ": no such file or directory in the workspace");
            }
            Path real = path.toRealPath();
            if (!real.startsWith(workspace)) {
                throw new IOException("metrics " + SafeText.quote(text) + " lies outside of the workspace");
            }
            paths.add(real);
        }
        return paths;
    }

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        Path report = fields.path("report");
        VerifyModelQualityRequest question = new VerifyModelQualityRequest(
                paths(fields), fields.optionalPath("model"), fields.optionalPath("baseline"), fields.policy(), report);
        return new WorkerRequest(report, progress -> new VerifyModelQuality().run(question, progress));
    }
}
