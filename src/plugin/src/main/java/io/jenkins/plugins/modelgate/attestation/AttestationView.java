package io.jenkins.plugins.modelgate.attestation;

/** One attestation as a line of the build's tab. Its texts are foreign: views escape them. */
public final class AttestationView {
    private final AttestationEntry entry;

    AttestationView(AttestationEntry entry) {
        this.entry = entry;
    }

    /** What it says, in words; the file's name for one that a newer version made. */
    public String getLabel() {
        for (AttestationFile file : AttestationFile.values()) {
            if (file.fileName().equals(entry.file())) {
                return file.label();
            }
        }
        return entry.file();
    }

    public String getSubject() {
        return entry.subject();
    }

    public String getSha256() {
        return entry.sha256();
    }

    /** The beginning of the digest, enough to tell two apart by eye. */
    public String getShortDigest() {
        return entry.sha256().substring(0, Math.min(16, entry.sha256().length()));
    }

    public String getFile() {
        return entry.file();
    }

    /** Its file, relative to the build's tab. */
    public String getUrl() {
        return "report/" + entry.report() + "/" + entry.file();
    }

    /** Of the key that signed it. */
    public String getFingerprint() {
        return entry.fingerprint();
    }
}
