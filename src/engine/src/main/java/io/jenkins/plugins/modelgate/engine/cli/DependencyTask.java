package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.AdvisoryInputs;
import io.jenkins.plugins.modelgate.engine.check.ScanDependencies;
import io.jenkins.plugins.modelgate.engine.check.ScanDependenciesRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code scanDependencies} for a worker: {@code path}, and optionally {@code name} (text), {@code osv} (of the workspace: may only
 * add), {@code advisories} with {@code snapshot} (its id), {@code sbom}, {@code baseline}. Paths are
 * absolute.
 */
final class DependencyTask {
    static final Set<String> FIELDS = Set.of(
            "check",
            "path",
            "name",
            "report",
            "policy",
            "threads",
            "osv",
            "advisories",
            "snapshot",
            "sbom",
            "baseline");

    private DependencyTask() {}

    private static List<Path> osv(RequestFields fields) throws IOException {
        Path one = fields.optionalPath("osv");
        return one == null ? List.of() : List.of(one);
    }

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        Path report = fields.path("report");
        ScanDependenciesRequest question = new ScanDependenciesRequest(
                fields.path("path"),
                fields.optional("name"),
                fields.policy(),
                new AdvisoryInputs(
                        List.of(),
                        osv(fields),
                        fields.optionalPath("advisories"),
                        fields.optional("snapshot"),
                        // Of a workspace they could only take away: that nothing is known of exploitation would not be
                        // told.
                        null,
                        null),
                fields.optionalPath("sbom"),
                fields.optionalPath("baseline"),
                report,
                fields.threads());
        return new WorkerRequest(report, progress -> new ScanDependencies().run(question, progress));
    }
}
