package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Would somebody who is trusted be taken for the signer of this signature? Without the model, so that an administrator can
 * try a trust entry before the first model comes. Opens no gate: it says nothing of any file.
 */
public final class CheckSignature implements Check<CheckSignature.Request> {
    private static final String NAME = "signature";

    private final Clock clock;

    public CheckSignature() {
        this(Clock.systemUTC());
    }

    /** @param clock for the validity of certificates and trust entries */
    public CheckSignature(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param signature bytes of a signature
     * @param policy whose {@code modelArtifact.trust} is tried
     */
    public record Request(byte[] signature, Policy policy) {}

    @Override
    public String name() {
        return "checkSignature";
    }

    @Override
    public Report run(Request request, Progress progress) {
        Instant now = clock.instant();
        Map<String, Object> metrics = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        try {
            List<TrustEntry> trust =
                    TrustEntry.list("modelArtifact.trust", request.policy().entries("modelArtifact.trust"));
            SignatureSource source = new SignatureSource(request.signature(), "the signature", Path.of(NAME), null);
            Proof proof = KnownSignatures.open(source, new TrustedSigners(trust, List.of(), now));
            metrics.putAll(proof.claims());
            if (proof.signer() == null) {
                metrics.put(NAME, "NOT_CHECKED");
            } else {
                metrics.put(NAME, "VERIFIED");
                metrics.putAll(SignatureOutcome.of(proof.signer()));
            }
        } catch (SignatureException e) {
            metrics.put(NAME, "FAILED");
            findings.add(
                    Finding.of(SignatureRules.of(e.kind()), Location.ofFile(""), SafeText.of(e.getMessage(), 2000)));
        }
        return report(request, now, findings, metrics);
    }

    private Report report(Request request, Instant now, List<Finding> findings, Map<String, Object> metrics) {
        byte[] bytes = request.signature();
        DigestAlgorithm.Digesting digest = DigestAlgorithm.SHA256.start();
        digest.update(bytes, 0, bytes.length);
        String sha256 = HexFormat.of().formatHex(digest.finish());
        List<Artifact> artifacts = List.of(new Artifact(NAME, bytes.length, sha256, NAME, Coverage.FULL, false));
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(now, clock.getZone()));
        Judge.Sorted sorted = judge.sort(findings);
        return new Report(
                name(),
                judge.verdict(sorted.counting(), artifacts),
                new Subject(NAME, sha256, null, 1, bytes.length),
                sorted.counting(),
                sorted.suppressed(),
                artifacts,
                metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
