package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Symbol and colour of a state; its word carries the meaning. */
final class Tones {
    private Tones() {}

    static String of(@CheckForNull String state) {
        if (state == null) {
            return "";
        }
        return switch (state) {
            case "PASSED", "APPROVED", "SUCCESS", "VERIFIED" -> "jenkins-!-success-color";
            case "FAILED", "REVOKED", "REJECTED", "VOIDED", "FAILURE" -> "jenkins-!-error-color";
            default -> "jenkins-!-warning-color";
        };
    }

    static String icon(@CheckForNull String state) {
        String symbol =
                switch (of(state)) {
                    case "jenkins-!-success-color" -> "checkmark-circle-outline";
                    case "jenkins-!-error-color" -> "close-circle-outline";
                    default -> "time-outline";
                };
        return "symbol-" + symbol + " plugin-ionicons-api";
    }
}
