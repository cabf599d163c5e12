package io.jenkins.plugins.modelgate.engine.report;

import java.util.List;
import java.util.Map;

/**
 * The result of one check.
 *
 * @param check name of the check, {@code verifyModelArtifact}
 * @param verdict what the policy says to the findings and the coverage
 * @param subject what was checked
 * @param findings what counts, most severe first
 * @param suppressed what the policy accepts
 * @param artifacts every file, in path order
 * @param metrics numbers and short texts of the check, in a stable order
 * @param policyName name of the policy in force
 * @param policyDigest SHA-256 of its canonical form, lower-case hexadecimal
 * @param engineVersion version of this engine
 * @param started ISO 8601 instant
 * @param finished ISO 8601 instant
 */
public record Report(
        String check,
        Verdict verdict,
        Subject subject,
        List<Finding> findings,
        List<Suppression> suppressed,
        List<Artifact> artifacts,
        Map<String, Object> metrics,
        String policyName,
        String policyDigest,
        String engineVersion,
        String started,
        String finished) {

    /** Version of the JSON form. */
    public static final int SCHEMA_VERSION = 1;

    public Report {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        artifacts = List.copyOf(artifacts);
    }
}
