package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Looks at each entry alone: form, type, the evidence that it names. Remembers the few that concern keys. */
final class EntryCheck {
    private final EvidenceStore evidence;
    private final Problems problems;
    private final SortedMap<Long, Entry> rotations = new ConcurrentSkipListMap<>();

    EntryCheck(Path log, Problems problems) {
        this.evidence = new EvidenceStore(log, Long.MAX_VALUE);
        this.problems = problems;
    }

    void check(long index, byte[] bytes, String file, long offset) {
        Entry entry;
        try {
            entry = Entry.parse(bytes);
        } catch (EntryException e) {
            problems.add(Kind.ENTRY_MALFORMED, file, offset, "entry " + index + ": " + e.getMessage());
            return;
        }
        if (entry.event().isEmpty()) {
            problems.add(Kind.ENTRY_UNKNOWN_TYPE, file, offset, "entry " + index + " is of type " + entry.type());
        }
        for (Entry.Evidence named : entry.evidence()) {
            if (!evidence.has(named.sha256(), named.size())) {
                problems.add(
                        Kind.EVIDENCE_MISSING,
                        "evidence/" + EvidenceStore.name(named.sha256()),
                        -1,
                        "entry " + index + " names it with " + named.size() + " bytes");
            }
        }
        if (entry.type().equals(EventType.KEY_ROTATED.published())) {
            rotations.put(index, entry);
        }
    }

    /** Entries of type {@code key.rotated} by index. */
    Map<Long, Entry> rotations() {
        return rotations;
    }
}
