package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.configuration.FrameRules;
import io.jenkins.plugins.modelgate.engine.configuration.secret.SecretScanner;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
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
import java.util.TreeMap;

/** Does the configuration that builds, serves or deploys a model open a door, or carry a secret? */
public final class VerifyConfiguration implements Check<VerifyConfigurationRequest> {
    private final Clock clock;

    public VerifyConfiguration() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps and the end dates of suppressions */
    public VerifyConfiguration(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "verifyConfiguration";
    }

    @Override
    public Report run(VerifyConfigurationRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        long clockStart = System.nanoTime();
        Path path = request.path().toAbsolutePath().normalize();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(request.path() + ": no such file or directory");
        }
        List<TreeEntry> entries = TreeWalk.of(path);
        long bytes = entries.stream().mapToLong(TreeEntry::size).sum();
        ProgressMeter meter = new ProgressMeter(progress, entries.size(), bytes);
        ConfigurationExamination examination = new ConfigurationExamination(
                KnownConfiguration.scanners(),
                LocalDate.ofInstant(started, clock.getZone()),
                request.policy().number("modelArtifact.limits.fileBytes"),
                meter);
        for (TreeEntry entry : entries) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted");
            }
            examination.examine(entry);
            meter.fileDone();
        }
        List<Artifact> artifacts = examination.artifacts();
        List<Finding> findings = new ArrayList<>(examination.findings());
        if (artifacts.stream().noneMatch(artifact -> artifact.coverage() != Coverage.NONE)) {
            findings.add(Finding.of(
                    FrameRules.NOTHING, Location.ofFile(""), entries.size() + " files, none of a known kind"));
        }
        Severity secrets = Severity.valueOf(request.policy().text("configuration.secrets"));
        findings.replaceAll(finding -> capped(finding, secrets));
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(findings);
        List<Finding> counting = WorstFirst.of(sorted.counting());
        Map<String, Object> metrics = metrics(artifacts, counting, System.nanoTime() - clockStart);
        return new Report(
                name(),
                judge.verdict(counting, artifacts),
                subject(path, entries, artifacts),
                counting,
                sorted.suppressed(),
                artifacts,
                metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** A secret is as severe as the policy says at most. */
    private static Finding capped(Finding finding, Severity most) {
        if (!finding.rule().startsWith(SecretScanner.ROOM)
                || !finding.severity().atLeast(most)) {
            return finding;
        }
        return new Finding(
                finding.rule(),
                most,
                finding.title(),
                finding.detail(),
                finding.location(),
                finding.remediation(),
                finding.references());
    }

    private static Map<String, Object> metrics(List<Artifact> artifacts, List<Finding> counting, long nanos) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put(
                "configurationFiles",
                artifacts.stream()
                        .filter(artifact -> artifact.coverage() != Coverage.NONE)
                        .count());
        metrics.put(
                "filesKeepingGateClosed",
                artifacts.stream().filter(Judge::keepsGateClosed).count());
        metrics.put(
                "secrets",
                counting.stream()
                        .filter(finding -> finding.rule().startsWith(SecretScanner.ROOM))
                        .count());
        metrics.put("milliseconds", nanos / 1_000_000);
        return metrics;
    }

    private static Subject subject(Path path, List<TreeEntry> entries, List<Artifact> artifacts) {
        TreeDigest digest = new TreeDigest(null);
        long bytes = 0;
        for (Artifact artifact : artifacts) {
            bytes += artifact.bytes();
            if (!artifact.format().equals(Artifact.LINK)) {
                digest.add(artifact.path(), artifact.sha256());
            }
        }
        boolean single = entries.size() == 1 && artifacts.size() == 1 && !Files.isDirectory(path);
        String sha256 = single ? artifacts.get(0).sha256() : digest.listing();
        String name = PathNames.last(path).isEmpty() ? path.toString() : PathNames.last(path);
        return new Subject(SafeText.of(name), sha256, null, artifacts.size(), bytes);
    }
}
