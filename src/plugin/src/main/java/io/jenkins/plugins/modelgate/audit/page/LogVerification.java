package io.jenkins.plugins.modelgate.audit.page;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.modelgate.audit.Actors;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem;
import io.jenkins.plugins.modelgate.engine.audit.verify.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Verifies the whole log while it is written: every signature, tile, entry and piece of evidence, and that the log
 * continues the one that was verified last. What the writer is just changing may look wrong once; only what is wrong in
 * the same way every time is a finding.
 */
@Extension
public final class LogVerification {
    private static final Logger LOGGER = Logger.getLogger(LogVerification.class.getName());
    private static final int TRIES = 3;
    private static final int SHOWN = 100;

    private boolean running;
    private Result result;

    static LogVerification get() {
        return ExtensionList.lookupSingleton(LogVerification.class);
    }

    /** What the last one has shown, or null. */
    @CheckForNull
    public synchronized Result getResult() {
        return result;
    }

    public synchronized boolean isRunning() {
        return running;
    }

    /** Starts in the background; false when one is running. */
    synchronized boolean start() {
        if (running) {
            return false;
        }
        running = true;
        String actor = Actors.current();
        Timer.get().submit(() -> run(actor));
        return true;
    }

    private void run(String actor) {
        Instant started = Instant.now();
        Result later;
        try {
            later = new Result(started, actor, verify(), null);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "the audit log could not be verified", e);
            later = new Result(started, actor, null, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            later = new Result(started, actor, null, "interrupted");
        }
        synchronized (this) {
            result = later;
            running = false;
        }
    }

    private static Verification verify() throws IOException, InterruptedException {
        AuditTrail trail = AuditTrail.get();
        Path since = trail.verifiedFile();
        byte[] earlier = Files.exists(since) ? Files.readAllBytes(since) : null;
        Verification verification = null;
        for (int tries = 0; tries < TRIES; tries++) {
            trail.reader();
            Verification next = new LogVerifier(trail.directory(), trail.verifierKey(), earlier, 1, read -> {}).run();
            verification = verification == null ? next : both(verification, next);
            if (verification.problems().isEmpty()) {
                break;
            }
        }
        if (verification.problems().isEmpty() && verification.checkpoint() != null) {
            try (AtomicFileWriter writer = new AtomicFileWriter(since, StandardCharsets.UTF_8)) {
                writer.write(new String(verification.checkpoint().bytes(), StandardCharsets.UTF_8));
                writer.commit();
            }
        }
        return verification;
    }

    private static Verification both(Verification one, Verification other) {
        List<Problem> problems =
                one.problems().stream().filter(other.problems()::contains).toList();
        return new Verification(
                other.checkpoint(),
                problems,
                Math.min(one.dropped(), other.dropped()),
                other.entries(),
                other.bytes(),
                other.evidenceFiles(),
                other.evidenceBytes());
    }

    /** What one verification has shown. */
    public static final class Result {
        private final Instant started;
        private final String actor;
        private final Verification verification;
        private final String failure;

        Result(Instant started, String actor, Verification verification, String failure) {
            this.started = started;
            this.actor = actor;
            this.verification = verification;
            this.failure = failure;
        }

        public String getStarted() {
            return started.truncatedTo(ChronoUnit.SECONDS).toString();
        }

        public String getActor() {
            return actor;
        }

        /** Whether everything holds. */
        public boolean isGood() {
            return verification != null && verification.problems().isEmpty() && verification.dropped() == 0;
        }

        /** Why it came to no end, or null. */
        @CheckForNull
        public String getFailure() {
            return failure;
        }

        public long getEntries() {
            return verification == null ? 0 : verification.entries();
        }

        public long getEvidence() {
            return verification == null ? 0 : verification.evidenceFiles();
        }

        /** The first findings: kind, file, place, what. */
        public List<String> getProblems() {
            return verification == null
                    ? List.of()
                    : verification.problems().stream()
                            .limit(SHOWN)
                            .map(each -> each.kind() + " " + each.file()
                                    + (each.offset() < 0 ? "" : " at " + each.offset()) + ": " + each.detail())
                            .toList();
        }

        /** Number of all findings. */
        public long getCount() {
            return verification == null ? 0 : verification.problems().size() + verification.dropped();
        }
    }
}
