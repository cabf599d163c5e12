package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * How a key hands over: an entry {@code key.rotated} that both keys have signed, so that who trusts the old key can trust
 * the new one without asking anybody. Signed are the lines {@code modelgate/key-rotation/v1}, old key, new key.
 */
public final class KeyRotation {
    private static final String DOMAIN = "modelgate/key-rotation/v1\n";

    private KeyRotation() {}

    static Entry entry(LogKey old, LogKey next, Instant time) throws EntryException {
        byte[] message = message(old.verifier(), next.verifier());
        return Entry.of(EventType.KEY_ROTATED, time)
                .detail("old", old.verifier().toString())
                .detail("new", next.verifier().toString())
                .detail("signatureOld", Base64.getEncoder().encodeToString(old.signRaw(message)))
                .detail("signatureNew", Base64.getEncoder().encodeToString(next.signRaw(message)))
                .build();
    }

    /**
     * The key that an entry introduces.
     *
     * @param trusted the key in force before the entry
     * @return empty when the entry is of another type, or of another key's rotation, or not signed by both
     */
    public static Optional<VerifierKey> introducedBy(Entry entry, VerifierKey trusted) {
        if (!entry.type().equals(EventType.KEY_ROTATED.published())) {
            return Optional.empty();
        }
        try {
            VerifierKey old = VerifierKey.parse(text(entry, "old"));
            VerifierKey next = VerifierKey.parse(text(entry, "new"));
            byte[] message = message(old, next);
            boolean holds = old.equals(trusted)
                    && next.name().equals(old.name())
                    && next.type() == VerifierKey.LOG
                    && old.verifyRaw(message, Strict.base64(text(entry, "signatureOld")))
                    && next.verifyRaw(message, Strict.base64(text(entry, "signatureNew")));
            return holds ? Optional.of(next) : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static String text(Entry entry, String name) {
        return String.valueOf(entry.detail().get(name));
    }

    private static byte[] message(VerifierKey old, VerifierKey next) {
        return (DOMAIN + old + "\n" + next + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
