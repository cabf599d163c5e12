package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Quantity;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.proof.Conclusion;
import io.jenkins.plugins.modelgate.engine.signature.proof.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns what a signature says into findings, by the policy, and into the report's metrics. */
final class SignatureOutcome {
    private static final int DETAIL = 2000;
    private static final int NAMES_TOLD = 10;

    private final Policy policy;
    private final List<Finding> findings;
    private final Map<String, Object> metrics = new TreeMap<>();

    /** @param findings list that is added to */
    SignatureOutcome(Policy policy, List<Finding> findings) {
        this.policy = policy;
        this.findings = findings;
    }

    void unsigned() {
        metrics.put("signature", "UNSIGNED");
    }

    void notChecked() {
        metrics.put("signature", "NOT_CHECKED");
    }

    void failed() {
        metrics.put("signature", "FAILED");
    }

    void manifestFailed() {
        metrics.put("manifest", "DIFFERS");
    }

    /** Verified, if nothing differs in a way that the policy does not accept. */
    void concluded(Conclusion conclusion) {
        boolean same = told(conclusion, "");
        Signer signer = conclusion.signer();
        metrics.putAll(conclusion.metrics());
        metrics.put("signature", same && signer != null ? "VERIFIED" : "FAILED");
        if (signer != null) {
            metrics.putAll(of(signer));
        }
    }

    /** A signer for the report's metrics. */
    static Map<String, Object> of(Signer signer) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("signatureMode", signer.mode());
        metrics.put("signer", SafeText.of(signer.name(), DETAIL));
        metrics.put("signerFingerprint", signer.fingerprint());
        metrics.put("trustedBy", SafeText.of(signer.trustedBy()));
        if (signer.signedAt() != null) {
            metrics.put("signedAt", signer.signedAt().toString());
        }
        return metrics;
    }

    /** Digests are as the manifest says, which nobody vouches for. */
    void manifestConcluded(Conclusion conclusion) {
        metrics.put("manifest", told(conclusion, "by the manifest: ") ? "MATCHES" : "DIFFERS");
    }

    Map<String, Object> metrics() {
        return Map.copyOf(metrics);
    }

    /** Whether nothing breaks the claim. */
    private boolean told(Conclusion conclusion, String prefix) {
        boolean same = true;
        List<String> ignored = new ArrayList<>();
        for (Difference each : conclusion.differences()) {
            if (each.kind() == Difference.Kind.IGNORED && !each.loadable()) {
                ignored.add(each.path());
                continue;
            }
            Severity severity = severity(each);
            same &= !severity.atLeast(Severity.HIGH);
            findings.add(Finding.of(
                    SignatureRules.of(each.kind()),
                    severity,
                    Location.ofFile(each.path()),
                    SafeText.of(prefix + each.detail(), DETAIL)));
        }
        if (!ignored.isEmpty()) {
            remark(prefix + Quantity.of(ignored.size(), "file") + " left out of the signature: " + first(ignored));
        }
        conclusion.remarks().forEach(remark -> remark(prefix + remark));
        return same;
    }

    private void remark(String remark) {
        findings.add(Finding.of(SignatureRules.TOLERATED, Location.ofFile(""), SafeText.of(remark, DETAIL)));
    }

    private static String first(List<String> names) {
        String told = String.join(", ", names.subList(0, Math.min(NAMES_TOLD, names.size())));
        return names.size() > NAMES_TOLD ? told + ", …" : told;
    }

    private Severity severity(Difference difference) {
        Severity strict = SignatureRules.of(difference.kind()).severity();
        return switch (difference.kind()) {
            // What loading may open counts however lenient the policy is: listing is for notes and licences.
            case UNSIGNED, EMPTY ->
                policy.text("modelArtifact.unsignedFiles").equals("LISTED") && !difference.loadable()
                        ? Severity.LOW
                        : strict;
            case LINKS_ALLOWED -> policy.text("modelArtifact.signedLinks").equals("INSIDE") ? Severity.INFO : strict;
            default -> strict;
        };
    }
}
