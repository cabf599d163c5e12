package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.signing.OmsSigner;
import io.jenkins.plugins.modelgate.engine.signature.signing.SignatureFile;
import io.jenkins.plugins.modelgate.engine.signature.signing.SignedModel;
import io.jenkins.plugins.modelgate.engine.signature.signing.SignedResource;
import io.jenkins.plugins.modelgate.engine.signature.signing.SigningPlan;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs a model by OpenSSF Model Signing v1.0. Nothing is written unless everything could be read and signed, the
 * signature verifies, and the policy holds; a file that is there is replaced only when that was asked for.
 */
public final class SignModelArtifact implements Check<SignModelArtifactRequest> {
    private static final String SIGNED = "signed";
    private static final String BUNDLE = "oms-bundle";
    private static final int NAMES_TOLD = 10;

    private final Clock clock;

    public SignModelArtifact() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps and the validity of certificates */
    public SignModelArtifact(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "signModelArtifact";
    }

    /** @throws IOException also for a key that cannot be used, and for a file that is there and may not be replaced */
    @Override
    public Report run(SignModelArtifactRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        long clockStart = System.nanoTime();
        SigningPlan plan = request.plan();
        if (!Files.exists(plan.model())) {
            throw new NoSuchFileException(request.path() + ": no such file or directory");
        }
        SignatureFile.requireFree(plan.signature(), request.overwrite());
        SignedModel signed = sign(plan, request, started, progress);

        List<Artifact> artifacts = artifacts(signed, plan);
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(findings(signed, plan));
        Verdict verdict = judge.verdict(sorted.counting(), artifacts);
        List<Finding> counting = new ArrayList<>(sorted.counting());
        if (verdict == Verdict.PASSED) {
            SignatureFile.write(plan.signature(), signed.bundle(), request.overwrite());
            counting.add(told(signed, plan));
        }
        counting.sort(Comparator.comparing(Finding::severity));
        return new Report(
                name(),
                verdict,
                subject(plan, signed),
                counting,
                sorted.suppressed(),
                artifacts,
                metrics(plan, signed, verdict, System.nanoTime() - clockStart),
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static SignedModel sign(SigningPlan plan, SignModelArtifactRequest request, Instant now, Progress progress)
            throws IOException, InterruptedException {
        ProgressMeter meter = new ProgressMeter(progress, 0, 0);
        try {
            SignedModel signed = OmsSigner.of(plan, request.key(), now).sign(meter);
            meter.fileDone();
            return signed;
        } catch (SignatureException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<Finding> findings(SignedModel signed, SigningPlan plan) {
        List<Finding> findings = new ArrayList<>();
        if (!signed.alike().isEmpty()) {
            findings.add(finding(SigningRules.ALIKE, "", first(signed.alike())));
        }
        List<String> empty = signed.files().stream()
                .filter(file -> plan.shardSize() > 0 && file.size() == 0)
                .map(TreeEntry::path)
                .toList();
        if (!empty.isEmpty()) {
            findings.add(finding(SigningRules.EMPTY_FILES, "", first(empty)));
        }
        if (signed.leftOut() > 0) {
            findings.add(finding(SigningRules.LEFT_OUT, "", signed.leftOut() + " files are there and not covered"));
        }
        return findings;
    }

    /** What an operator compares and puts into a trust entry. */
    private static Finding told(SignedModel signed, SigningPlan plan) {
        return finding(
                SigningRules.SIGNED,
                "",
                "by " + signed.signer().mode() + " " + signed.signer().name() + ", SHA-256 fingerprint "
                        + signed.signer().fingerprint() + ", hint of the key " + signed.keyHint() + "; root digest "
                        + signed.root() + " of " + signed.resources().size()
                        + (plan.shardSize() > 0 ? " shards" : " files") + "; written to " + plan.signature());
    }

    private static Finding finding(Rule rule, String path, String detail) {
        return Finding.of(rule, Location.ofFile(path), SafeText.of(detail, 2000));
    }

    private static String first(List<String> names) {
        String told = String.join(", ", names.subList(0, Math.min(NAMES_TOLD, names.size())));
        return names.size() > NAMES_TOLD ? told + " and " + (names.size() - NAMES_TOLD) + " more" : told;
    }

    /**
     * What was signed was read and not examined: signing says nothing of what is in a file. The signature itself was
     * verified from its first to its last byte.
     */
    private static List<Artifact> artifacts(SignedModel signed, SigningPlan plan) {
        Map<String, String> whole = whole(signed);
        List<Artifact> artifacts = new ArrayList<>();
        for (TreeEntry file : signed.files()) {
            artifacts.add(new Artifact(file.path(), file.size(), whole.get(file.path()), SIGNED, Coverage.NONE, false));
        }
        Path name = plan.signature().startsWith(plan.model())
                ? plan.model().relativize(plan.signature())
                : plan.signature().getFileName();
        String path = SafeText.of(String.valueOf(name).replace('\\', '/'));
        artifacts.add(
                new Artifact(path, signed.bundle().length, sha256(signed.bundle()), BUNDLE, Coverage.FULL, false));
        artifacts.sort(Comparator.comparing(Artifact::path, TreeWalk.PATH_ORDER));
        return artifacts;
    }

    private static Map<String, String> whole(SignedModel signed) {
        Map<String, String> whole = new HashMap<>();
        for (SignedResource resource : signed.resources()) {
            if (resource.whole()) {
                whole.put(resource.path(), resource.sha256());
            }
        }
        return whole;
    }

    /** The digest of names and contents is known where every file was digested whole; the signed root always is. */
    private static Subject subject(SigningPlan plan, SignedModel signed) {
        Map<String, String> whole = whole(signed);
        TreeDigest digest = new TreeDigest(null);
        long bytes = 0;
        for (TreeEntry file : signed.files()) {
            digest.add(file.path(), whole.get(file.path()));
            bytes += file.size();
        }
        String sha256 = Files.isDirectory(plan.model())
                ? digest.listing()
                : whole.get(signed.files().get(0).path());
        String name = PathNames.last(plan.model());
        return new Subject(
                SafeText.of(name.isEmpty() ? plan.model().toString() : name),
                sha256,
                signed.root(),
                signed.files().size(),
                bytes);
    }

    private static String sha256(byte[] bytes) {
        DigestAlgorithm.Digesting digest = DigestAlgorithm.SHA256.start();
        digest.update(bytes, 0, bytes.length);
        return HexFormat.of().formatHex(digest.finish());
    }

    private static Map<String, Object> metrics(SigningPlan plan, SignedModel signed, Verdict verdict, long nanos) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("signature", verdict == Verdict.PASSED ? "VERIFIED" : "NOT_WRITTEN");
        metrics.put("signatureMode", signed.signer().mode());
        metrics.put("signer", signed.signer().name());
        metrics.put("signerFingerprint", signed.signer().fingerprint());
        metrics.put("keyHint", signed.keyHint());
        metrics.put("signedRoot", signed.root());
        metrics.put("signedFiles", (long) signed.files().size());
        metrics.put("signedResources", (long) signed.resources().size());
        metrics.put(
                "signedMethod",
                (plan.shardSize() > 0 ? "shards of " + plan.shardSize() + " bytes, " : "files, ") + "sha256");
        metrics.put("ignoredFiles", signed.leftOut());
        metrics.put("signatureFile", SafeText.of(plan.signature().toString(), 1000));
        metrics.put("milliseconds", nanos / 1_000_000);
        return metrics;
    }
}
