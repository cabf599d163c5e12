package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.Committer.Pending;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The writer of an audit log: one for each directory, in this process and all others. An entry counts from the moment
 * its {@link Receipt} is there: then it and a signed checkpoint that covers it are on the disk, and no crash takes them
 * back. An entry whose receipt failed may still have reached the log: it can be there twice, never silently missing.
 *
 * <p>A log that finds something it cannot explain opens read-only: {@link #readOnly()} says why, readers still read,
 * nothing is signed.
 */
public final class AuditLog implements AutoCloseable {
    private final OpenedLog log;

    private AuditLog(OpenedLog log) {
        this.log = log;
    }

    /**
     * Opens a log, or begins one in an empty or missing directory.
     *
     * @param directory on a local disk
     * @param key the log's newest; its name is the log's origin
     * @throws AuditLogException when another writer has the log, or there is no log but one was signed
     * @throws IOException when the directory cannot be read or made
     */
    public static AuditLog open(Path directory, LogKey key, AuditOptions options) throws IOException {
        return new AuditLog(OpenedLog.open(directory, key, options));
    }

    /**
     * Appends an entry. The future completes in the log's own thread: continue with the Async methods, and never wait for
     * another entry in there.
     *
     * @param entry canonical JSON as {@link Entry#bytes()} gives it; the evidence that it names is in the store
     * @return fails with {@link AuditLogException}
     */
    public CompletableFuture<Receipt> append(byte[] entry) {
        try {
            return append(Entry.parse(entry.clone()));
        } catch (EntryException e) {
            return CompletableFuture.failedFuture(new AuditLogException(Reason.INVALID_ENTRY, e.getMessage(), e));
        }
    }

    /** Appends an entry, as {@link #append(byte[])} does. */
    public CompletableFuture<Receipt> append(Entry entry) {
        try {
            for (Entry.Evidence named : entry.evidence()) {
                if (!log.evidence().has(named.sha256(), named.size())) {
                    throw new AuditLogException(
                            Reason.INVALID_ENTRY,
                            "the entry names evidence " + named.sha256() + " of " + named.size()
                                    + " bytes, which is not in the store; put it there first");
                }
            }
            if (Succession.successor(entry).isPresent()) {
                throw new AuditLogException(Reason.INVALID_ENTRY, "only rotating the log ends it");
            }
            return submit(entry.bytes(), null, false);
        } catch (AuditLogException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Appends and waits for the receipt. */
    public Receipt appendAndWait(byte[] entry) throws AuditLogException, InterruptedException {
        return result(append(entry));
    }

    /** Appends and waits for the receipt. */
    public Receipt appendAndWait(Entry entry) throws AuditLogException, InterruptedException {
        return result(append(entry));
    }

    /** The store beside the log: what an entry names goes there first. */
    public EvidenceStore evidence() {
        return log.evidence();
    }

    /** The newest durable checkpoint; readers see it a moment later. */
    public Checkpoint checkpoint() {
        return log.head();
    }

    /** Why nothing can be appended; empty while it can. */
    public Optional<AuditLogException> readOnly() {
        return Optional.ofNullable(log.health().reason());
    }

    /** What an administrator should know: mended journals, witnesses that did not answer. */
    public List<String> notes() {
        return log.health().notes();
    }

    /** A reader of the log as it is now, the last acknowledged entry included. */
    public AuditReader reader() throws IOException, InterruptedException {
        flush();
        return AuditReader.open(log.directory());
    }

    /** Search over the log as it is now. */
    public SearchIndex search() throws IOException, InterruptedException {
        return SearchIndex.open(reader());
    }

    /** Waits until all acknowledged entries are in tiles under a published checkpoint. */
    public void flush() throws AuditLogException, InterruptedException {
        log.flush();
    }

    /**
     * Hands over to another key of the same name. The checkpoint that covers the handing over is signed by both; after it
     * only the new one signs. Store the new key durably before.
     */
    public Receipt rotateKey(LogKey next, Instant time) throws AuditLogException, InterruptedException {
        try {
            VerifierKey present = log.key().verifier();
            if (!next.verifier().name().equals(present.name())
                    || next.verifier().sameMaterial(present)) {
                throw new AuditLogException(Reason.KEY, "the next key is another one with the name " + present.name());
            }
            Entry entry = KeyRotation.entry(log.key(), next, time);
            Receipt receipt = result(submit(entry.bytes(), next, false));
            log.key(next);
            return receipt;
        } catch (EntryException e) {
            throw new AuditLogException(Reason.INVALID_ENTRY, e.getMessage(), e);
        }
    }

    /**
     * Closes this log for good in favour of another one, whose first entry is then
     * {@link Succession#firstEntry} with the checkpoint that this returns.
     *
     * @param successor verifier key of the log that follows, with another origin
     */
    public Checkpoint seal(VerifierKey successor, Instant time) throws AuditLogException, InterruptedException {
        try {
            if (successor.name().equals(log.key().verifier().name())) {
                throw new AuditLogException(Reason.KEY, "the log that follows has another origin");
            }
            Entry last = Succession.lastEntry(successor, time);
            Checkpoint checkpoint = result(submit(last.bytes(), null, true)).checkpoint();
            return checkpoint;
        } catch (EntryException e) {
            throw new AuditLogException(Reason.INVALID_ENTRY, e.getMessage(), e);
        }
    }

    private CompletableFuture<Receipt> submit(byte[] entry, LogKey next, boolean seals) {
        Pending pending = new Pending(entry, MerkleHash.leaf(entry), next, seals);
        try {
            log.add(pending);
        } catch (AuditLogException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(
                    new AuditLogException(Reason.BUSY, "interrupted before the entry was logged", e));
        }
        return pending.receipt();
    }

    private static Receipt result(CompletableFuture<Receipt> future) throws AuditLogException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            // One failure may concern many callers: each gets an exception of its own.
            if (e.getCause() instanceof AuditLogException cause) {
                throw new AuditLogException(cause.reason(), cause.getMessage(), cause);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Publishes what is left and gives the log free for another writer. */
    @Override
    public void close() throws IOException {
        log.close();
    }
}
