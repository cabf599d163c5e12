package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.SignedNote;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import io.jenkins.plugins.modelgate.engine.audit.verify.Verification;
import io.jenkins.plugins.modelgate.engine.audit.witness.WitnessPolicy;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Is this the log that was signed, whole, and the continuation of the one that was seen before? Works offline. */
public final class VerifyAuditTrail implements Check<VerifyAuditTrailRequest> {
    private static final String FORMAT = "audit-log";

    private final Clock clock = Clock.systemUTC();

    @Override
    public String name() {
        return "verifyAuditTrail";
    }

    @Override
    public Report run(VerifyAuditTrailRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        Path log = request.path().toAbsolutePath().normalize();
        if (!Files.isDirectory(log)) {
            throw new NoSuchFileException(
                    request.path() + ": no such directory; give the directory of an exported log");
        }
        WitnessPolicy witnesses = witnessPolicy(request.witnessPolicy());
        AtomicLong read = new AtomicLong();
        Verification result = new LogVerifier(
                        log, key(request.key()), since(request.since()), request.threads(), bytes -> {
                            long now = read.addAndGet(bytes);
                            progress.update(0, 0, now, now);
                        })
                .run();
        List<Problem> problems = new ArrayList<>(result.problems());
        cosigned(result.checkpoint(), witnesses).ifPresent(problems::add);
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted =
                judge.sort(problems.stream().map(VerifyAuditTrail::finding).toList());
        List<Finding> counting = sorted.counting().stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        List<Artifact> artifacts = artifacts(result);
        return new Report(
                name(),
                judge.verdict(counting, artifacts),
                subject(log, result),
                counting,
                sorted.suppressed(),
                artifacts,
                metrics(result, started),
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static VerifierKey key(String text) throws IOException {
        try {
            return text == null ? null : VerifierKey.parse(text.strip());
        } catch (MalformedException e) {
            throw new IOException("--key: " + e.getMessage(), e);
        }
    }

    private static WitnessPolicy witnessPolicy(Path file) throws IOException {
        if (file == null) {
            return null;
        }
        if (!Files.isRegularFile(file) || Files.size(file) > WitnessPolicy.MAX_BYTES) {
            throw new NoSuchFileException("--witness-policy " + file + ": no file with a tlog-policy");
        }
        try {
            return WitnessPolicy.parse(Files.readAllBytes(file));
        } catch (MalformedException e) {
            throw new IOException("--witness-policy " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Problem> cosigned(Checkpoint checkpoint, WitnessPolicy policy) {
        // Without a checkpoint there is a problem already.
        return policy == null || checkpoint == null
                ? Optional.empty()
                : policy.objection(checkpoint)
                        .map(what -> new Problem(
                                Kind.WITNESSES,
                                LogLayout.CHECKPOINT,
                                -1,
                                "checkpoint " + checkpoint.size() + ": " + what));
    }

    private static byte[] since(Path file) throws IOException {
        if (file == null) {
            return null;
        }
        if (!Files.isRegularFile(file) || Files.size(file) > SignedNote.MAX_BYTES) {
            throw new NoSuchFileException("--since " + file + ": no file with a checkpoint");
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            Checkpoint.parse(bytes);
        } catch (MalformedException e) {
            throw new IOException("--since " + file + ": " + e.getMessage(), e);
        }
        return bytes;
    }

    private static Finding finding(Problem problem) {
        Location location = new Location(problem.file(), null, problem.offset());
        return Finding.of(AuditRules.of(problem.kind()), location, SafeText.of(problem.detail(), 1000));
    }

    /** The log is one artifact, which stands or falls as a whole; the checkpoint's digest names it. */
    private static List<Artifact> artifacts(Verification result) {
        Checkpoint checkpoint = result.checkpoint();
        boolean whole = checkpoint != null
                && result.problems().stream().noneMatch(problem -> problem.kind() == Kind.UNREADABLE);
        return List.of(new Artifact(
                "checkpoint",
                result.bytes() + result.evidenceBytes(),
                checkpoint == null ? null : sha256(checkpoint.bytes()),
                FORMAT,
                whole ? Coverage.FULL : Coverage.PARTIAL,
                true));
    }

    private static Subject subject(Path log, Verification result) {
        String digest =
                result.checkpoint() == null ? null : sha256(result.checkpoint().bytes());
        String name = PathNames.last(log).isEmpty() ? log.toString() : PathNames.last(log);
        return new Subject(
                SafeText.of(name), digest, null, 1 + result.evidenceFiles(), result.bytes() + result.evidenceBytes());
    }

    private Map<String, Object> metrics(Verification result, Instant started) {
        Map<String, Object> metrics = new TreeMap<>();
        Checkpoint checkpoint = result.checkpoint();
        if (checkpoint != null) {
            metrics.put("origin", SafeText.of(checkpoint.origin()));
            metrics.put("root", Base64.getEncoder().encodeToString(checkpoint.root()));
        }
        metrics.put("entries", result.entries());
        metrics.put("evidenceFiles", result.evidenceFiles());
        metrics.put("findingsNotListed", result.dropped());
        metrics.put("milliseconds", ChronoUnit.MILLIS.between(started, clock.instant()));
        return metrics;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(MerkleHash.sha256().digest(bytes));
    }
}
