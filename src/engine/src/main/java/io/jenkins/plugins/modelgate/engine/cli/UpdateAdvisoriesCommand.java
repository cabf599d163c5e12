package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.UpdateAdvisories;
import io.jenkins.plugins.modelgate.engine.check.UpdateAdvisoriesRequest;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Route;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code model-gate update-advisories --into DIR}. */
@Command(
        name = "update-advisories",
        mixinStandardHelpOptions = true,
        description =
                "Builds a new snapshot of advisory data for scan-dependencies. Checks that run go on with the one they"
                        + " opened. Sources that are not named stay as they are. Asks the network only for sources named by URL.")
final class UpdateAdvisoriesCommand implements Callable<Integer> {
    @Option(names = "--into", required = true, paramLabel = "DIR", description = "Directory of the advisory data.")
    private Path into;

    @Option(
            names = "--nvd",
            paramLabel = "DIR|URL",
            description = "The NVD's feeds (nvdcve-2.0-*.json.gz): a directory, or the URL of one.")
    private String nvd;

    @Option(
            names = "--osv",
            paramLabel = "DIR|ZIP|URL",
            description = "OSV records: a directory of JSON or zip files, or a zip file such as all.zip.")
    private String osv;

    @Option(names = "--epss", paramLabel = "FILE|URL", description = "FIRST's EPSS scores, CSV, also packed with gzip.")
    private String epss;

    @Option(
            names = "--kev",
            paramLabel = "FILE|URL",
            description = "CISA's catalogue of known exploited vulnerabilities, JSON.")
    private String kev;

    @Option(
            names = "--drop",
            paramLabel = "SOURCE",
            split = ",",
            description = "Takes out nvd, osv, epss or kev: what is known only there is not known any more.")
    private Set<String> drop = Set.of();

    @Option(
            names = "--accept-fewer",
            description = "Takes data that have less than nine tenths of the records of those that they replace.")
    private boolean fewer;

    @Option(
            names = "--allow-http",
            description = "Takes URLs that are no https: whoever sits on the line can leave advisories out.")
    private boolean plain;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        if (nvd == null && osv == null && epss == null && kev == null && drop.isEmpty()) {
            throw new IOException("nothing to update: name at least one of --nvd, --osv, --epss, --kev and --drop");
        }
        Set<String> unknown = new TreeSet<>(drop);
        unknown.removeAll(AdvisoryFiles.SOURCES);
        if (!unknown.isEmpty()) {
            throw new IOException("--drop takes " + String.join(", ", AdvisoryFiles.SOURCES) + ", and not "
                    + String.join(", ", unknown));
        }
        return output.report(
                new UpdateAdvisories(),
                new UpdateAdvisoriesRequest(
                        into, nvd, osv, epss, kev, drop, fewer, new Route(null, 0, "", plain), policy.inForce()));
    }
}
