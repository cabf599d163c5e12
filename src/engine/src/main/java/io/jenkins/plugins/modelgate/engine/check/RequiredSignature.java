package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.List;
import java.util.Map;

/**
 * The last word where a policy requires a signature, or a caller names the signer: neither a {@code failOn} above the finding about it nor an accepted
 * finding takes its place.
 */
final class RequiredSignature {
    private RequiredSignature() {}

    /**
     * The verdict, with a finding more where everything else would pass.
     *
     * @param section of the policy, {@code modelArtifact}
     * @param demanded whether the caller names a signer, whatever the policy says
     * @param counting findings that count; may be added to
     * @param metrics of the report, whose {@code signature} says what became of it
     */
    static Verdict verdict(
            Policy policy,
            String section,
            boolean demanded,
            Judge judge,
            List<Finding> counting,
            List<Artifact> artifacts,
            Map<String, Object> metrics) {
        Verdict verdict = judge.verdict(counting, artifacts);
        boolean required = policy.text(section + ".signature").equals("REQUIRED");
        boolean missing = (required || demanded) && !"VERIFIED".equals(metrics.get("signature"));
        if (verdict != Verdict.PASSED || !missing) {
            return verdict;
        }
        counting.add(
                0,
                Finding.of(
                        SignatureRules.REQUIRED,
                        Location.ofFile(""),
                        (required ? section + ".signature is REQUIRED" : "a signer is demanded by the caller")
                                + ", and what became of the signature is " + metrics.get("signature")));
        return judge.verdict(counting, artifacts);
    }
}
