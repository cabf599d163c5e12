package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.bom.FactFiles;
import io.jenkins.plugins.modelgate.engine.bom.ModelBom;
import io.jenkins.plugins.modelgate.engine.check.FileExamination.Examined;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.TreeFile;
import io.jenkins.plugins.modelgate.engine.scan.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Is this the model it should be, and does loading it do nothing but load it? */
public final class VerifyModelArtifact implements Check<VerifyModelArtifactRequest> {
    private final Clock clock;
    private final Path bill;

    public VerifyModelArtifact() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps and the end dates of suppressions */
    public VerifyModelArtifact(Clock clock) {
        this.clock = clock;
        this.bill = null;
    }

    /** @param bill directory for the bill of material, prepared for a report; null for none */
    public VerifyModelArtifact(@CheckForNull Path bill) {
        this.clock = Clock.systemUTC();
        this.bill = bill;
    }

    @Override
    public String name() {
        return "verifyModelArtifact";
    }

    @Override
    public Report run(VerifyModelArtifactRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        long clockStart = System.nanoTime();
        Path path = request.path().toAbsolutePath().normalize();
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(request.path() + ": no such file or directory");
        }
        boolean directory = Files.isDirectory(path);
        List<TreeEntry> entries = TreeWalk.of(path);
        Path base = directory ? path : PathNames.parent(path);
        SignatureCheck signature = SignatureCheck.begin(request, path, directory, entries, started);
        FactFiles facts = new FactFiles();
        List<Examined> examined = new ArrayList<>(
                new TreeExamination(request, base, entry -> sinks(entry, signature, directory ? facts : null), progress)
                        .run(entries));
        examined.sort(Comparator.comparing(result -> result.artifact().path(), TreeWalk.PATH_ORDER));
        signature.finish(examined);

        List<Artifact> artifacts = examined.stream().map(Examined::artifact).toList();
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        List<Finding> findings = new ArrayList<>(findings(request.policy(), examined));
        findings.addAll(signature.findings());
        Judge.Sorted sorted = judge.sort(findings);
        List<Finding> counting = WorstFirst.of(sorted.counting());
        Map<String, Object> metrics = metrics(artifacts, signature, System.nanoTime() - clockStart);
        Verdict verdict = RequiredSignature.verdict(
                request.policy(),
                "modelArtifact",
                !request.signature().trust().isEmpty(),
                judge,
                counting,
                artifacts,
                metrics);
        Report report = new Report(
                name(),
                verdict,
                subject(path, directory, artifacts),
                counting,
                sorted.suppressed(),
                artifacts,
                metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        if (bill != null) {
            ReportDirectory.attach(bill, ModelBom.FILE, new ModelBom(report, facts.facts())::write);
        }
        return report;
    }

    private static List<ContentSink> sinks(TreeEntry entry, SignatureCheck signature, @CheckForNull FactFiles facts) {
        List<ContentSink> sinks = new ArrayList<>(signature.sinks(entry));
        if (facts != null) {
            facts.sink(entry.path()).ifPresent(sinks::add);
        }
        return sinks;
    }

    private static List<Finding> findings(Policy policy, List<Examined> examined) {
        List<Finding> findings = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        List<String> allowed = policy.texts("modelArtifact.formats");
        for (Examined each : examined) {
            findings.addAll(each.findings());
            remarks.addAll(each.remarks());
            for (String format : each.modelFormats()) {
                if (!allowed.isEmpty() && !allowed.contains(format)) {
                    findings.add(
                            ofFile(ArtifactRules.FORMAT, each.artifact().path(), format + " is not in " + allowed));
                }
            }
        }
        List<TreeFile> files =
                examined.stream().map(VerifyModelArtifact::treeFile).toList();
        for (TreeScanner scanner : KnownFormats.treeScanners()) {
            scanner.scan(files, remarks, findings::add);
        }
        if (examined.stream().noneMatch(each -> each.artifact().coverage() == Coverage.FULL) && findings.isEmpty()) {
            findings.add(ofFile(ArtifactRules.EMPTY, "", examined.size() + " files, and none of them is a model"));
        }
        return findings;
    }

    private static TreeFile treeFile(Examined each) {
        TreeEntry entry = each.entry();
        return new TreeFile(
                entry.path(),
                entry.hasContent(),
                entry.executable(),
                each.artifact().format());
    }

    private static Finding ofFile(Rule rule, String path, String detail) {
        return Finding.of(rule, Location.ofFile(path), detail);
    }

    private static Subject subject(Path path, boolean directory, List<Artifact> artifacts) {
        TreeDigest digest = new TreeDigest(directory ? "model.sig" : null);
        long bytes = 0;
        for (Artifact artifact : artifacts) {
            bytes += artifact.bytes();
            if (!artifact.format().equals(FileExamination.LINK_FORMAT)) {
                digest.add(artifact.path(), artifact.sha256());
            }
        }
        boolean single = !directory && artifacts.size() == 1;
        String sha256 = single ? artifacts.get(0).sha256() : digest.listing();
        String name = PathNames.last(path).isEmpty() ? path.toString() : PathNames.last(path);
        return new Subject(SafeText.of(name), sha256, digest.omsRoot(), artifacts.size(), bytes);
    }

    private static Map<String, Object> metrics(List<Artifact> artifacts, SignatureCheck signature, long nanos) {
        Map<String, Object> metrics = new TreeMap<>(signature.metrics());
        for (Coverage coverage : Coverage.values()) {
            long count = artifacts.stream()
                    .filter(artifact -> artifact.coverage() == coverage)
                    .count();
            metrics.put(
                    "files" + coverage.name().charAt(0)
                            + coverage.name().substring(1).toLowerCase(java.util.Locale.ROOT),
                    count);
        }
        metrics.put(
                "filesKeepingGateClosed",
                artifacts.stream().filter(Judge::keepsGateClosed).count());
        metrics.put("milliseconds", nanos / 1_000_000);
        return metrics;
    }
}
