package io.jenkins.plugins.modelgate.attestation;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.AuditTrailException;
import io.jenkins.plugins.modelgate.engine.attestation.AttestationKey;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * The key that this controller attests with, made when it is needed first, and the public halves of those before it. Of an old
 * key only the public half is left: what it signed goes on to count until it is withdrawn.
 */
@Extension
public final class AttestationKeys {
    /** What the entries about its keys are about. */
    static final String SCOPE = "modelgate:attestation-key";

    private static final String DIRECTORY = "model-gate-attestation";

    /** The one of this controller. */
    public static AttestationKeys get() {
        return ExtensionList.lookupSingleton(AttestationKeys.class);
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("secrets").resolve(DIRECTORY);
    }

    private static AttestationKeyFile file() {
        return new AttestationKeyFile(directory().resolve("key"));
    }

    private static Path list() {
        return directory().resolve("keys.json");
    }

    /**
     * The key that signs.
     *
     * @throws IOException with a sentence when it cannot be used: then nothing is attested
     */
    synchronized AttestationKey current() throws IOException {
        AttestationKeyFile file = file();
        List<KnownKey> known = read();
        if (!file.exists()) {
            if (!known.isEmpty()) {
                throw new IOException("this controller has attested, but its key in " + directory()
                        + " is missing; restore the directory from a backup, or hand over to a new key");
            }
            return handOver(known, "the first one");
        }
        AttestationKey key = file.read();
        KnownKey own = known.stream()
                .filter(each -> each.fingerprint().equals(key.publicKey().fingerprint()))
                .findFirst()
                .orElseThrow(
                        () -> new IOException(
                                "the key in " + directory()
                                        + " is not in its list keys.json; restore both from the same backup, or hand over to a new key"));
        if (own.until() != null) {
            throw new IOException("the key in " + directory()
                    + " has handed over to another one, which is missing; hand" + " over to a new key");
        }
        if (own.withdrawn() != null) {
            throw new IOException("the attestation key was withdrawn; an administrator hands over to a new one");
        }
        return key;
    }

    /** The public keys, the newest first. */
    synchronized List<KnownKey> all() throws IOException {
        List<KnownKey> newest = new ArrayList<>(read());
        java.util.Collections.reverse(newest);
        return newest;
    }

    private static List<KnownKey> read() throws IOException {
        return Files.exists(list()) ? KnownKey.read(Files.readString(list(), StandardCharsets.UTF_8)) : List.of();
    }

    /**
     * Goes on with a new key. The old one's private half is gone afterwards; its public half stays listed.
     *
     * @param reason for people, not blank
     * @throws AuditTrailException when it cannot be recorded: then the old key goes on
     */
    synchronized void rotate(String reason) throws IOException {
        handOver(read(), reason);
    }

    private AttestationKey handOver(List<KnownKey> known, String reason) throws IOException {
        AttestationKey next = AttestationKey.generate();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        record("begun", next.publicKey().fingerprint(), next.publicKey().pem(), reason);
        List<KnownKey> list = new ArrayList<>();
        known.forEach(each -> list.add(each.retired(today)));
        list.add(new KnownKey(next.publicKey(), today, null, null));
        Files.createDirectories(directory());
        // First who may be believed, then who signs: a crash between the two leaves a key that never signed in the
        // list.
        AttestationKeyFile.write(list(), KnownKey.json(list));
        file().write(next);
        return next;
    }

    /**
     * Takes the trust from a key: from now on it is in no list of those that count.
     *
     * @param fingerprint of one of the keys
     * @param reason for people, not blank
     * @throws IllegalArgumentException when there is no such key, or it is withdrawn already
     */
    synchronized void withdraw(String fingerprint, String reason) throws IOException {
        List<KnownKey> list = new ArrayList<>(read());
        for (int i = 0; i < list.size(); i++) {
            KnownKey each = list.get(i);
            if (each.fingerprint().equals(fingerprint) && each.withdrawn() == null) {
                record("withdrawn", fingerprint, each.key().pem(), reason);
                list.set(i, each.withdrawn(LocalDate.now(ZoneOffset.UTC)));
                AttestationKeyFile.write(list(), KnownKey.json(list));
                return;
            }
        }
        throw new IllegalArgumentException("no key of this fingerprint counts");
    }

    private static void record(String what, String fingerprint, String pem, String reason) throws AuditTrailException {
        AuditTrail.get()
                .record(AuditTrail.entry(EventType.POLICY_CHANGED)
                        .policy(SCOPE, AuditText.sha256(pem.getBytes(StandardCharsets.UTF_8)))
                        .decision(what)
                        .detail("fingerprint", fingerprint)
                        .detail("reason", AuditText.of(reason)));
    }
}
