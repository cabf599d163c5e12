package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.signature.OmsVectors;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whom the tests trust, and what the check says to it. */
final class SignedModels {
    static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    static final String IDENTITY = "stefanb@us.ibm.com";
    static final String ISSUER = "https://sigstore.verify.ibm.com/oauth2";
    static final String KEYS = "reference/keys/certificate/";

    private SignedModels() {}

    static List<TrustEntry> byKey(String pem) throws Exception {
        return CallerTrust.entries(Map.of("publicKey", pem));
    }

    static List<TrustEntry> byKey() throws Exception {
        return byKey(text(KEYS + "signing-key-pub.pem"));
    }

    static List<TrustEntry> byCertificate() throws Exception {
        return CallerTrust.entries(
                Map.of("certificateRoots", text(KEYS + "ca-cert.pem"), "subject", "CN=intermediate-ca"));
    }

    static List<TrustEntry> byIdentity() throws Exception {
        return byIdentity(IDENTITY, ISSUER);
    }

    static List<TrustEntry> byIdentity(String identity, String issuer) throws Exception {
        return CallerTrust.entries(
                Map.of("trustedRoot", text("trusted_root.json"), "identity", identity, "issuer", issuer));
    }

    static String text(String vector) throws Exception {
        return Files.readString(OmsVectors.path(vector));
    }

    /** As a command line asks. */
    static Report check(Path model, Policy policy, List<TrustEntry> trust) throws Exception {
        return check(model, policy, new SignatureRequest(null, null, trust, true));
    }

    static Report check(Path model, List<TrustEntry> trust) throws Exception {
        return check(model, Policy.defaults(), trust);
    }

    static Report check(Path model, Policy policy, SignatureRequest signature) throws Exception {
        return new VerifyModelArtifact(Clock.fixed(NOW, ZoneOffset.UTC))
                .run(new VerifyModelArtifactRequest(model, policy, signature, 1), Progress.SILENT);
    }

    static Policy policy(String yaml) throws Exception {
        return Policy.of(PolicyFile.yaml(yaml, "test"));
    }

    /** Rules of the signature that fired at HIGH or worse, with the file. */
    static Map<String, String> broken(Report report) {
        Map<String, String> broken = new TreeMap<>();
        for (Finding finding : report.findings()) {
            if (finding.rule().startsWith("signature/") && finding.severity().atLeast(Severity.HIGH)) {
                broken.merge(finding.rule(), finding.location().file(), (a, b) -> a + " " + b);
            }
        }
        return broken;
    }

    static String status(Report report) {
        return String.valueOf(report.metrics().get("signature"));
    }

    /** Details of all findings of a rule. */
    static List<String> details(Report report, String rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::detail)
                .toList();
    }
}
