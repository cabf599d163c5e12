package io.jenkins.plugins.modelgate.audit;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.audit.forward.Forwarding;
import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditLogException;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** What an administrator does to the log itself. Who, and why, is in the log. */
public final class LogCare {
    /** What the entry before a {@code key.rotated} is about, which itself names nobody. */
    static final String KEY_SCOPE = "modelgate:audit-key";

    private static final Logger LOGGER = Logger.getLogger(LogCare.class.getName());

    private LogCare() {}

    /**
     * Hands over to a new key, which both keys sign in an entry.
     *
     * @param reason for people, not blank
     * @return the new verifier key
     * @throws AuditTrailException when it did not happen: the old key goes on
     */
    public static synchronized VerifierKey rotateKey(String reason) throws IOException {
        AuditTrail trail = AuditTrail.get();
        AuditLog log = trail.opened();
        VerifierKey old = trail.verifierKey();
        LogKey next = LogKey.generate(old.name());
        String text = next.verifier().toString();
        trail.record(AuditTrail.entry(EventType.POLICY_CHANGED)
                .policy(KEY_SCOPE, AuditText.sha256(text.getBytes(StandardCharsets.UTF_8)))
                .detail("before", old.toString())
                .detail("after", text)
                .detail("reason", AuditText.of(reason)));
        LogKeyFile file = new LogPlace(home()).keyFile();
        file.next().write(next);
        try {
            log.rotateKey(next, Instant.now());
            file.next().replace(file);
        } catch (AuditLogException e) {
            settle(trail, next.verifier(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            settle(trail, next.verifier(), e);
        }
        return next.verifier();
    }

    /** It may have reached the log all the same: opening it again tells, and puts the right key into its place. */
    private static void settle(AuditTrail trail, VerifierKey next, Exception cause) throws IOException {
        LOGGER.log(Level.SEVERE, "handing over to another key of the audit log failed", cause);
        trail.reopen();
        if (!trail.verifierKey().equals(next)) {
            throw new AuditTrailException("the audit log keeps its key: " + cause.getMessage(), cause);
        }
    }

    /**
     * Goes on with a log that has less than was signed once, as after a restored backup. The entries that it lost stay
     * lost; the first new one says so.
     *
     * @param reason for people, not blank
     * @throws AuditTrailException when there is nothing to adopt, or it cannot be recorded: then all is as it was
     */
    public static void adopt(String reason) throws IOException {
        AuditTrail trail = AuditTrail.get();
        // Nobody's entry comes before the one that tells of it.
        synchronized (trail) {
            if (!trail.isSetBack()) {
                throw new AuditTrailException("the audit log has all that was signed: there is nothing to adopt", null);
            }
            String found = trail.problem().orElse("");
            LogPlace place = new LogPlace(home());
            byte[] mark = Files.exists(place.mark()) ? Files.readAllBytes(place.mark()) : null;
            try {
                trail.reopen(AuditOptions::adopting);
                ChangeLedger.get().forget();
                trail.record(AuditTrail.entry(EventType.OVERRIDE_USED)
                        .decision("ADOPTED")
                        .detail("log", AuditText.of(found))
                        .detail("entries", trail.size())
                        .detail("reason", AuditText.of(reason)));
            } catch (IOException e) {
                restore(trail, place.mark(), mark);
                throw e;
            }
            LOGGER.log(
                    Level.SEVERE,
                    () -> "the audit log was adopted as it is stored, by " + Actors.current() + ": " + found);
            Files.deleteIfExists(place.verified());
            Forwarding.get().setBack(trail.reader().checkpoint().origin(), trail.size() - 1);
        }
    }

    private static void restore(AuditTrail trail, Path file, @CheckForNull byte[] mark) throws IOException {
        trail.closeForNow();
        if (mark == null) {
            Files.deleteIfExists(file);
        } else {
            Files.write(file, mark);
        }
        try {
            trail.reopen();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "as before", e);
        }
    }

    private static Path home() {
        return Jenkins.get().getRootDir().toPath();
    }
}
