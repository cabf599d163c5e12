package io.jenkins.plugins.modelgate.report;

import io.jenkins.plugins.modelgate.engine.report.Verdict;

/**
 * A dataset that a model may have been made of: which report examined it, and why it is named.
 *
 * @param name of the dataset; hostile text
 * @param digest SHA-256 of the dataset
 * @param verdict of its gate
 * @param job full name of the job whose build examined it
 * @param build number of that build
 * @param report id of the report in that build
 * @param reportDigest SHA-256 of that report's {@code report.json}
 * @param how it was found
 */
public record DatasetLink(
        String name,
        String digest,
        Verdict verdict,
        String job,
        int build,
        String report,
        String reportDigest,
        How how) {
    /** How it was found, the surest first. */
    public enum How {
        /** The build that examined the model has examined it before. */
        BUILD,
        /** The Pipeline has named the build. */
        NAMED,
        /** The build started the one that examined the model, at once or through others. */
        UPSTREAM,
        /** A file that was used has its fingerprint from that build: MD5, so a hint and no proof. */
        FINGERPRINT
    }
}
