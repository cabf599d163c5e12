package io.jenkins.plugins.modelgate.attestation;

/**
 * What a build remembers of one attestation. Written into build.xml, so its fields are plain; the name of the subject is foreign
 * and must be escaped where it is shown.
 */
public final class AttestationEntry {
    private final String report;
    private final String file;
    private final String subject;
    private final String sha256;
    private final String fingerprint;

    AttestationEntry(String report, String file, String subject, String sha256, String fingerprint) {
        this.report = report;
        this.file = file;
        this.subject = subject;
        this.sha256 = sha256;
        this.fingerprint = fingerprint;
    }

    /** Id of the report beside which it lies. */
    String report() {
        return report;
    }

    /** Name of its file. */
    String file() {
        return file;
    }

    /** Name of what it is about. */
    String subject() {
        return subject;
    }

    /** SHA-256 of what it is about. */
    String sha256() {
        return sha256;
    }

    /** Of the key that signed it. */
    String fingerprint() {
        return fingerprint;
    }
}
