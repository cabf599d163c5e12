package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * How one log follows another: the last entry of the old one names its successor and closes it for good; the first entry
 * of the new one carries the old one's last checkpoint. After a rollback there is no last entry, only the first.
 */
public final class Succession {
    private static final String SUCCESSOR = "successor";
    private static final String PREDECESSOR = "predecessor";

    private Succession() {}

    static Entry lastEntry(VerifierKey successor, Instant time) throws EntryException {
        return Entry.of(EventType.LOG_ROTATED, time)
                .detail(SUCCESSOR, successor.toString())
                .build();
    }

    /**
     * The first entry of a log that follows another.
     *
     * @param last checkpoint of the old log
     * @param reason why, for people
     */
    public static Entry firstEntry(Checkpoint last, String reason, Instant time) throws EntryException {
        String note = Base64.getEncoder().encodeToString(last.note().bytes());
        // A text of an entry is short; a checkpoint with its cosignatures need not be.
        var parts = new java.util.ArrayList<String>();
        for (int at = 0; at < note.length(); at += Entry.MAX_TEXT) {
            parts.add(note.substring(at, Math.min(note.length(), at + Entry.MAX_TEXT)));
        }
        return Entry.of(EventType.LOG_ROTATED, time)
                .detail(PREDECESSOR, parts)
                .detail("reason", reason)
                .build();
    }

    /** The verifier key of the log that follows; empty unless the entry closes its log. */
    public static Optional<String> successor(Entry entry) {
        return entry.type().equals(EventType.LOG_ROTATED.published())
                ? Optional.ofNullable(entry.detail().get(SUCCESSOR)).map(String::valueOf)
                : Optional.empty();
    }

    /** The last checkpoint of the log before, not verified; empty unless the entry begins a log that follows one. */
    public static Optional<Checkpoint> predecessor(Entry entry) throws MalformedException {
        if (!(entry.detail().get(PREDECESSOR) instanceof java.util.List<?> parts)) {
            return Optional.empty();
        }
        StringBuilder note = new StringBuilder();
        parts.forEach(note::append);
        return Optional.of(Checkpoint.parse(Strict.base64(note.toString())));
    }
}
