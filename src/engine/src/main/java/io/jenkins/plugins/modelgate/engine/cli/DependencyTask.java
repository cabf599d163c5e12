package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.AdvisoryInputs;
import io.jenkins.plugins.modelgate.engine.check.ScanDependencies;
import io.jenkins.plugins.modelgate.engine.check.ScanDependenciesRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * {@code scanDependencies} for a worker: {@code path}, and optionally {@code osv} (list), {@code advisories}, {@code epss},
 * {@code kev}, {@code sbom}, {@code baseline}, all absolute.
 */
final class DependencyTask {
    static final Set<String> FIELDS = Set.of(
            "check", "path", "report", "policy", "threads", "osv", "advisories", "epss", "kev", "sbom", "baseline");

    private DependencyTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        Path report = fields.path("report");
        ScanDependenciesRequest question = new ScanDependenciesRequest(
                fields.path("path"),
                fields.policy(),
                new AdvisoryInputs(
                        fields.paths("osv"),
                        fields.optionalPath("advisories"),
                        fields.optionalPath("epss"),
                        fields.optionalPath("kev")),
                fields.optionalPath("sbom"),
                fields.optionalPath("baseline"),
                report,
                fields.threads());
        return new WorkerRequest(report, progress -> new ScanDependencies().run(question, progress));
    }
}
