package io.jenkins.plugins.modelgate.attestation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.LocalDate;

/** A public key as the page shows it. */
public final class KeyView {
    private final KnownKey key;

    KeyView(KnownKey key) {
        this.key = key;
    }

    public String getFingerprint() {
        return key.fingerprint();
    }

    public String getPem() {
        return key.key().pem();
    }

    public String getSince() {
        return key.since().toString();
    }

    /** Day on which another one took over; null for the one that signs. */
    @CheckForNull
    public String getUntil() {
        return text(key.until());
    }

    /** Day since which it does not count; null while it does. */
    @CheckForNull
    public String getWithdrawn() {
        return text(key.withdrawn());
    }

    @CheckForNull
    private static String text(@CheckForNull LocalDate day) {
        return day == null ? null : day.toString();
    }
}
