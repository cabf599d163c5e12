package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofBuilder;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.JournalReader;
import io.jenkins.plugins.modelgate.engine.audit.store.JournalRecord;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.store.TreeHead;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileBuilder;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a log's directory as its writer finds it: published checkpoint, right edge of the tiles, and the journals behind
 * it. Writes nothing. Whatever does not fit together is refused: a log never signs on top of something it cannot explain.
 */
final class Recovery {
    private final Path log;
    private LogKeys keys;
    private Checkpoint published;
    private Checkpoint head;
    private TileBuilder builder;
    private CompactRange range;
    private final List<Batch> pending = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Long, byte[]> roots = new HashMap<>();

    private Recovery(Path log) {
        this.log = log;
    }

    /** Whether there is a log, or the beginning of one that was never finished. */
    static boolean isThere(Path log) {
        return Files.exists(log.resolve(LogLayout.CHECKPOINT))
                || Files.exists(log.resolve(LogLayout.TILES))
                || Files.exists(log.resolve(LogLayout.JOURNAL));
    }

    /** @throws AuditLogException saying what does not fit */
    static Recovered read(Path log, Optional<TreeHead> mark, boolean adopt) throws AuditLogException {
        Recovery recovery = new Recovery(log);
        try {
            recovery.published();
            List<Path> journals = JournalReader.files(log);
            recovery.replay(journals);
            if (!adopt) {
                recovery.compare(mark);
            }
            return recovery.result(journals);
        } catch (AuditLogException e) {
            throw e;
        } catch (IOException | EntryException | RuntimeException e) {
            throw new AuditLogException(
                    Reason.DAMAGED,
                    "the audit log in " + log + " is damaged: " + e.getMessage()
                            + "; nothing is signed on it. Run verify-audit-trail to see where, and restore or replace it",
                    e);
        }
    }

    private Recovered result(List<Path> journals) {
        return new Recovered(keys, published, head, builder, range, pending, journals, notes);
    }

    private void published() throws IOException {
        String version = Files.readString(log.resolve(LogLayout.VERSION));
        if (!version.equals(LogLayout.VERSION_TEXT)) {
            throw new MalformedException(
                    "its layout is of another version; use the version of Model Gate that wrote it");
        }
        keys = LogKeys.read(log);
        published = Checkpoint.open(Files.readAllBytes(log.resolve(LogLayout.CHECKPOINT)), keys.origin(), keys.keys());
        head = published;
        builder = TileBuilder.load(new TileReader(log, published.size()));
        range = builder.range();
        if (!Arrays.equals(range.root(), published.root())) {
            throw new MalformedException(
                    "the newest tiles do not have the root that checkpoint " + published.size() + " signs");
        }
        roots.put(published.size(), published.root());
    }

    private void replay(List<Path> journals) throws IOException, EntryException {
        boolean broken = false;
        String damage = null;
        for (Path file : journals) {
            try (JournalReader journal = JournalReader.open(file)) {
                // Behind a broken end only a journal follows that was begun exactly there.
                if (broken && journal.base().size() != range.size()) {
                    throw new MalformedException(damage);
                }
                for (JournalRecord record = journal.next(); record != null; record = journal.next()) {
                    if (record.end() > published.size()) {
                        apply(record, file);
                    }
                }
                broken = journal.end() != JournalReader.End.CLEAN;
                damage = file.getFileName() + " is " + journal.end() + " at offset " + journal.damage();
                if (broken) {
                    notes.add("journal " + damage + "; a batch that was not acknowledged was dropped");
                }
            }
        }
        if (head != published) {
            // The records are chained and their roots recomputed; one signature over the last tree covers them all.
            head.note().verify(keys.keys());
        }
    }

    private void apply(JournalRecord record, Path file) throws IOException, EntryException {
        if (record.first() != range.size()) {
            throw new MalformedException(file.getFileName() + " continues at entry " + record.first() + ", but "
                    + range.size() + " are known");
        }
        List<byte[]> leaves = new ArrayList<>();
        for (byte[] entry : record.entries()) {
            byte[] leaf = MerkleHash.leaf(entry);
            leaves.add(leaf);
            range.append(leaf);
            introduce(entry);
        }
        Checkpoint checkpoint = Checkpoint.parse(record.checkpoint());
        boolean same = checkpoint.origin().equals(keys.origin())
                && checkpoint.size() == range.size()
                && Arrays.equals(checkpoint.root(), range.root());
        if (!same) {
            throw new MalformedException("the batch of entry " + record.first() + " in " + file.getFileName()
                    + " does not have the root it signs");
        }
        head = checkpoint;
        roots.put(checkpoint.size(), checkpoint.root());
        pending.add(new Batch(record.first(), record.entries(), leaves, checkpoint));
    }

    /** A rotation that was journaled before its key could be written into the file of keys. */
    private void introduce(byte[] bytes) throws EntryException {
        Optional<VerifierKey> next = KeyRotation.introducedBy(Entry.parse(bytes), keys.newest());
        if (next.isPresent() && !keys.keys().contains(next.get())) {
            keys = keys.and(next.get());
        }
    }

    private void compare(Optional<TreeHead> mark) throws IOException {
        if (mark.isEmpty()) {
            return;
        }
        long signed = mark.get().size();
        if (signed > head.size()) {
            throw new AuditLogException(
                    Reason.ROLLBACK,
                    "the audit log in " + log + " has " + head.size() + " entries, but " + signed
                            + " were signed: it was rolled back, perhaps by a restored backup. Nothing is signed on it;"
                            + " begin a new log that names this one's last checkpoint");
        }
        byte[] root = roots.get(signed);
        if (root == null && signed <= published.size()) {
            root = new ProofBuilder(new TileReader(log, published.size())).root(signed);
        }
        if (!Arrays.equals(root, mark.get().root())) {
            throw new AuditLogException(
                    Reason.ROLLBACK,
                    "the first " + signed + " entries of the audit log in " + log
                            + " are not the ones that were signed: it was exchanged. Nothing is signed on it");
        }
    }
}
