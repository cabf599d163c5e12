package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.AdvisoryInputs;
import io.jenkins.plugins.modelgate.engine.check.ScanDependencies;
import io.jenkins.plugins.modelgate.engine.check.ScanDependenciesRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate scan-dependencies PATH}. */
@Command(
        name = "scan-dependencies",
        mixinStandardHelpOptions = true,
        description =
                "Examines what a model is packaged with: known vulnerabilities, pins and digests, where packages come from,"
                        + " licences, and the models inside packages. Asks nobody over the network.")
final class ScanDependenciesCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            description =
                    "A directory with manifests, lock files, installed packages, jars or bills of material, or one such file.")
    private Path path;

    @Option(
            names = "--osv",
            paramLabel = "PATH",
            description = "OSV data: a directory or zip of records, or an index; may be given more than once.")
    private List<Path> osv = new ArrayList<>();

    @Option(names = "--advisories", paramLabel = "DIR", description = "Advisory data that update-advisories has made.")
    private Path advisories;

    @Option(names = "--epss", paramLabel = "FILE", description = "FIRST's EPSS scores, .csv or .csv.gz.")
    private Path epss;

    @Option(names = "--kev", paramLabel = "FILE", description = "CISA's known exploited vulnerabilities, .json.")
    private Path kev;

    @Option(
            names = "--sbom",
            paramLabel = "FILE",
            description = "CycloneDX or SPDX document that must name the same packages.")
    private Path sbom;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "dependencies.json of an earlier report: the page says what is new since.")
    private Path baseline;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Policy inForce = policy.inForce();
        return output.report(
                new ScanDependencies(),
                new ScanDependenciesRequest(
                        path,
                        null,
                        inForce,
                        AdvisoryInputs.of(osv, advisories, epss, kev),
                        sbom,
                        baseline,
                        output.directory(),
                        Runtime.getRuntime().availableProcessors()));
    }
}
