package io.jenkins.plugins.modelgate.engine.report;

import java.util.Map;
import java.util.Optional;

/** Who vouches for the subject, in one line, from the report's metrics {@code signature}, {@code signer} and their like. */
final class SignatureLine {
    private static final int LONGEST = 400;

    private SignatureLine() {}

    /** Empty where the check has nothing to do with signatures. */
    static Optional<String> of(Report report) {
        Map<String, Object> metrics = report.metrics();
        if (!(metrics.get("signature") instanceof String state)) {
            return Optional.empty();
        }
        String line = switch (state) {
            case "VERIFIED" -> "verified, " + signer(metrics);
            case "FAILED" -> "failed" + (metrics.containsKey("signer") ? "; the statement is " + signer(metrics) : "");
            case "UNSIGNED" -> "none";
            case "NOT_CHECKED" -> "there, not checked: nobody is trusted here";
            default -> state;
        };
        return Optional.of(SafeText.of(line, LONGEST));
    }

    private static String signer(Map<String, Object> metrics) {
        StringBuilder line = new StringBuilder("signed by ").append(metrics.get("signer"));
        if (metrics.containsKey("signedAt")) {
            line.append(" at ").append(metrics.get("signedAt"));
        }
        if (metrics.containsKey("trustedBy")) {
            line.append(", trusted by ").append(metrics.get("trustedBy"));
        }
        return line.toString();
    }
}
