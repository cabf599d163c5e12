package io.jenkins.plugins.modelgate.engine.approval;

import io.jenkins.plugins.modelgate.engine.report.Verdict;

/**
 * A report that is shown to who decides.
 *
 * @param check name of the check, such as {@code verifyModelArtifact}
 * @param verdict as the controller judged it
 * @param digest SHA-256 of the report's bytes
 * @param mediaType such as {@code application/json}
 */
public record Evidence(String check, Verdict verdict, String digest, String mediaType) {
    public Evidence {
        Checks.name("the check", check);
        Checks.digest("the report's digest", digest);
        Checks.name("the report's media type", mediaType);
        if (verdict == null) {
            throw new IllegalArgumentException("the verdict of " + check + " is missing");
        }
    }
}
