package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.witness.Witnesses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How a log is kept.
 *
 * @param highWaterMark file at a second place, outside of the log's directory, that remembers the last signed tree; null
 *     when the caller detects rollbacks in another way, such as witnesses
 * @param adopt accept the stored tree although the mark is missing or ahead of it: an operator's decision after a
 *     restored backup, never a default
 * @param witnesses who cosigns, and whether they must
 * @param maxEvidence longest piece of evidence, in bytes
 * @param patience longest time that an entry waits for room in the queue
 * @param publishing longest time from an entry's receipt to its tiles; the receipt does not wait for it
 * @param clock for the log's own entries
 */
public record AuditOptions(
        Path highWaterMark,
        boolean adopt,
        Witnesses witnesses,
        long maxEvidence,
        Duration patience,
        Duration publishing,
        Clock clock) {

    private static final long MAX_EVIDENCE = 64L << 20;

    /** The usual: a mark at a second place, no witnesses. */
    public static AuditOptions withHighWaterMark(Path file) {
        return new AuditOptions(
                file.toAbsolutePath(),
                false,
                Witnesses.NONE,
                MAX_EVIDENCE,
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Clock.systemUTC());
    }

    /** Without a second place: a restored backup is not noticed by the log itself. */
    public static AuditOptions withoutHighWaterMark() {
        AuditOptions usual = withHighWaterMark(Path.of("unused"));
        return new AuditOptions(
                null, false, usual.witnesses, usual.maxEvidence, usual.patience, usual.publishing, usual.clock);
    }

    /** The same with witnesses. */
    public AuditOptions with(Witnesses others) {
        return new AuditOptions(highWaterMark, adopt, others, maxEvidence, patience, publishing, clock);
    }

    /** The same with another limit of evidence, in bytes. */
    public AuditOptions withMaxEvidence(long bytes) {
        return new AuditOptions(highWaterMark, adopt, witnesses, bytes, patience, publishing, clock);
    }

    /** The same with another longest wait for room. */
    public AuditOptions withPatience(Duration longest) {
        return new AuditOptions(highWaterMark, adopt, witnesses, maxEvidence, longest, publishing, clock);
    }

    /** The same with another rhythm of publishing. */
    public AuditOptions withPublishing(Duration longest) {
        return new AuditOptions(highWaterMark, adopt, witnesses, maxEvidence, patience, longest, clock);
    }

    /** An operator has looked and accepts what is stored as the log. */
    public AuditOptions adopting() {
        return new AuditOptions(highWaterMark, true, witnesses, maxEvidence, patience, publishing, clock);
    }
}
