package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.rule.BillComparison;
import io.jenkins.plugins.modelgate.engine.dependency.rule.Demands;
import io.jenkins.plugins.modelgate.engine.dependency.rule.SupplyChain;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyBom;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeReader;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeWriter;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What is the model packaged with, what is known against it, and is it what will be installed? */
public final class ScanDependencies implements Check<ScanDependenciesRequest> {
    private final Clock clock;
    private final InventorySource inventories;

    public ScanDependencies() {
        this(Clock.systemUTC(), InventorySources.manifests());
    }

    /** @param clock for time stamps, the age of advisories and the end dates of suppressions */
    ScanDependencies(Clock clock, InventorySource inventories) {
        this.clock = clock;
        this.inventories = inventories;
    }

    @Override
    public String name() {
        return "scanDependencies";
    }

    @Override
    public Report run(ScanDependenciesRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!Files.exists(request.path(), LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(request.path() + ": no such file or directory");
        }
        DependencyTree baseline = baseline(request.baseline());
        Policy policy = request.policy();
        Inventory inventory = inventories.read(request.path());
        List<Finding> findings = new ArrayList<>(inventory.findings());
        Map<String, Object> metrics = new TreeMap<>();
        findings.addAll(SupplyChain.judge(inventory, demands(policy)));
        AdvisoryJudgement advisories = new AdvisoryJudgement(policy, started);
        try (AdvisorySources sources = AdvisorySources.open(request.advisories(), started)) {
            advisories.run(inventory, sources);
        }
        findings.addAll(advisories.findings());
        metrics.putAll(advisories.metrics());
        PackageContents contents = new PackageContents();
        contents.examine(request.path(), policy, request.threads(), progress);
        findings.addAll(contents.findings());
        metrics.putAll(contents.metrics());
        List<Artifact> artifacts = new ArrayList<>(advisories.judged(inventory.files()));
        artifacts.addAll(contents.artifacts());
        if (request.sbom() != null) {
            bill(request.sbom(), inventory, findings, artifacts);
        }
        DependencyTree tree = new TreeBuilder(inventory)
                .tree(
                        advisories.vulnerabilities(),
                        each -> VulnerabilityFindings.severity(
                                each, policy.decimal("dependencies.cvss").doubleValue()));
        if (baseline != null) {
            tree = tree.since(baseline, null);
            metrics.put("newVulnerabilities", (long) tree.changes().appeared().size());
            metrics.put("newPackages", (long) tree.changes().added().size());
        }
        metrics.put("milliseconds", ChronoUnit.MILLIS.between(started, clock.instant()));
        Report report = report(request, findings, onceEach(artifacts), metrics, started);
        if (request.report() != null) {
            ReportDirectory.attach(request.report(), DependencyTree.FILE, new TreeWriter(tree)::write);
            ReportDirectory.attach(
                    request.report(),
                    DependencyBom.FILE,
                    new DependencyBom(report, inventory, advisories.vulnerabilities())::write);
        }
        return report;
    }

    private static Demands demands(Policy policy) {
        return new Demands(
                policy.flag("dependencies.requirePinned"),
                policy.flag("dependencies.requireHashes"),
                policy.texts("dependencies.licenses.deny"));
    }

    private static DependencyTree baseline(Path file) throws IOException {
        if (file == null) {
            return null;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return TreeReader.read(in);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file + ": no such file; give the dependencies.json of an earlier report");
        }
    }

    private void bill(Path sbom, Inventory inventory, List<Finding> findings, List<Artifact> artifacts)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(sbom)) {
            throw new NoSuchFileException(sbom + ": no such bill of material");
        }
        Inventory bill = inventories.read(sbom);
        boolean whole =
                !bill.files().isEmpty() && bill.files().stream().allMatch(file -> file.coverage() == Coverage.FULL);
        String name = "sbom-" + PathNames.last(sbom);
        if (!whole) {
            findings.add(Finding.of(
                    DependencyRules.BILL,
                    Location.ofFile(name),
                    SafeText.of(
                            bill.findings().stream()
                                    .map(Finding::detail)
                                    .findFirst()
                                    .orElse("it is no known bill"),
                            1000)));
            artifacts.add(new Artifact(name, 0, null, Artifact.BESIDE + "sbom", Coverage.NONE, true));
        }
        findings.addAll(BillComparison.compare(inventory, bill));
    }

    /** A report names a path once: of several readings of one file, the one that keeps the gate closed. */
    private static List<Artifact> onceEach(List<Artifact> all) {
        Map<String, Artifact> byPath = new TreeMap<>(TreeWalk.PATH_ORDER);
        for (Artifact artifact : all) {
            byPath.merge(artifact.path(), artifact, ScanDependencies::oneOf);
        }
        return new ArrayList<>(byPath.values());
    }

    private static Artifact oneOf(Artifact first, Artifact second) {
        Artifact kept = Judge.keepsGateClosed(second) && !Judge.keepsGateClosed(first) ? second : first;
        // Two readings of two contents: nobody knows which of them a build will take.
        return Objects.equals(first.sha256(), second.sha256())
                ? kept
                : new Artifact(kept.path(), kept.bytes(), null, kept.format(), Coverage.PARTIAL, true);
    }

    private Report report(
            ScanDependenciesRequest request,
            List<Finding> findings,
            List<Artifact> artifacts,
            Map<String, Object> metrics,
            Instant started) {
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(findings);
        List<Finding> counting = WorstFirst.of(sorted.counting());
        return new Report(
                name(),
                judge.verdict(counting, artifacts),
                subject(request, artifacts),
                counting,
                sorted.suppressed(),
                artifacts,
                metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static Subject subject(ScanDependenciesRequest request, List<Artifact> artifacts) {
        TreeDigest digest = new TreeDigest(null);
        long bytes = 0;
        long files = 0;
        for (Artifact artifact : artifacts) {
            if (!artifact.format().startsWith(Artifact.BESIDE)
                    && !artifact.format().equals(Artifact.LINK)) {
                digest.add(artifact.path(), artifact.sha256());
                bytes += artifact.bytes();
                files++;
            }
        }
        Path absolute = request.path().toAbsolutePath().normalize();
        String last = PathNames.last(absolute).isEmpty() ? absolute.toString() : PathNames.last(absolute);
        String name = request.name() == null ? last : request.name();
        return new Subject(SafeText.of(name), files == 0 ? null : digest.listing(), null, files, bytes);
    }
}
