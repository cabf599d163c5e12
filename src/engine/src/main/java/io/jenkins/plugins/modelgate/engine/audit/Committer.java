package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles;
import io.jenkins.plugins.modelgate.engine.audit.store.Journal;
import io.jenkins.plugins.modelgate.engine.audit.store.Journal.ForceFailedException;
import io.jenkins.plugins.modelgate.engine.audit.store.JournalRecord;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.store.TreeHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Group commit, in a thread of its own: whatever has gathered while the last batch was forced to the disk becomes the
 * next batch, with one signature, one write and one force.
 */
final class Committer implements Runnable {
    private static final int QUEUE = 4096;
    private static final int MAX_BATCH = 1024;
    private static final long JOURNAL_BYTES = 8 << 20;

    /** Batches up to this size do not wait for more. */
    private static final int FEW = 4;

    private static final long GATHERING_NANOS = 1_000_000;

    private final Path log;
    private final AuditOptions options;
    private final Publisher publisher;
    private final LogHealth health;
    private final DurableFiles files;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE);
    private List<LogKey> signers;
    private LogKeys keys;
    private CompactRange range;
    private Journal journal;
    private int usual;
    private volatile Checkpoint head;
    private volatile boolean closing;

    Committer(
            Path log,
            AuditOptions options,
            Recovered state,
            LogKey key,
            Journal journal,
            Publisher publisher,
            LogHealth health) {
        this.log = log;
        this.options = options;
        this.signers = List.of(key);
        this.keys = state.keys();
        this.range = state.range();
        this.head = state.head();
        this.journal = journal;
        this.publisher = publisher;
        this.health = health;
        this.files = new DurableFiles(log);
    }

    /** The newest durable checkpoint. */
    Checkpoint head() {
        return head;
    }

    /** Puts an entry into the queue, which may have to wait for room. */
    void add(Pending pending) throws AuditLogException, InterruptedException {
        health.check();
        if (closing) {
            throw new AuditLogException(Reason.CLOSED, "the audit log is closed");
        }
        if (!queue.offer(pending, options.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AuditLogException(Reason.BUSY, QUEUE + " entries wait for the audit log; try again");
        }
        if (closing) {
            // The thread may have looked into the queue for the last time.
            refuseQueue();
        }
    }

    /** Commits what waits, then ends the thread. */
    void close(Thread thread) throws InterruptedException, IOException {
        closing = true;
        thread.join();
        refuseQueue();
        publisher.retire(journal.file(), head.size());
        journal.close();
    }

    private void refuseQueue() {
        for (Pending left = queue.poll(); left != null; left = queue.poll()) {
            left.receipt.completeExceptionally(new AuditLogException(Reason.CLOSED, "the audit log is closed"));
        }
    }

    @Override
    public void run() {
        List<Pending> batch = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather(first, batch);
                    commit(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(batch, new AuditLogException(Reason.CLOSED, "the audit log was interrupted", e));
        } catch (RuntimeException | Error e) {
            health.broken(Reason.DISK, "committing failed: " + e, e);
            fail(batch, new AuditLogException(Reason.DISK, "committing failed: " + e, e));
            throw e;
        }
    }

    /**
     * What concerns keys or ends the log stands in a batch of its own. When many write at once, all of them come again
     * right after their receipts: waiting a moment for as many as last time saves every second signature and force.
     */
    private void gather(Pending first, List<Pending> batch) throws InterruptedException {
        batch.add(first);
        long patience = System.nanoTime() + (usual > FEW ? GATHERING_NANOS : 0);
        while (first.isPlain() && batch.size() < MAX_BATCH) {
            Pending next = queue.peek();
            if (next == null && batch.size() < usual && System.nanoTime() < patience) {
                LockSupport.parkNanos(GATHERING_NANOS / 20);
                continue;
            }
            if (next == null || !next.isPlain()) {
                break;
            }
            batch.add(queue.remove());
        }
        usual = batch.size();
    }

    private void commit(List<Pending> batch) throws InterruptedException {
        try {
            health.check();
            publisher.awaitRoom(options.patience().toMillis());
            Checkpoint checkpoint = store(batch);
            if (options.witnesses().required() > 0) {
                checkpoint =
                        publisher.await(checkpoint.size(), options.patience().toMillis());
            }
            long index = head.size() - batch.size();
            for (Pending each : batch) {
                each.receipt.complete(new Receipt(index++, each.leaf, checkpoint));
            }
        } catch (AuditLogException e) {
            fail(batch, e);
        } catch (IOException e) {
            fail(
                    batch,
                    new AuditLogException(
                            Reason.DISK,
                            "the audit log in " + log + " cannot be written: " + e.getMessage()
                                    + "; nothing was logged, so nothing may happen. Make room or mend the disk, then try again",
                            e));
        }
    }

    private Checkpoint store(List<Pending> batch) throws IOException {
        List<byte[]> entries = batch.stream().map(each -> each.entry).toList();
        List<byte[]> leaves = batch.stream().map(each -> each.leaf).toList();
        LogKey next = batch.get(0).nextKey;
        if (journal.size() > JOURNAL_BYTES) {
            Journal fresh = Journal.create(log, new TreeHead(head.size(), head.root()), files);
            journal.close();
            publisher.retire(journal.file(), head.size());
            journal = fresh;
        }
        journal.reserve(entries);
        CompactRange grown = range.copy();
        leaves.forEach(grown::append);
        List<LogKey> signing = next == null ? signers : List.of(signers.get(0), next);
        Checkpoint checkpoint = Checkpoint.sign(keys.origin(), grown.size(), grown.root(), signing);
        try {
            journal.append(new JournalRecord(head.size(), entries, checkpoint.bytes()));
        } catch (ForceFailedException e) {
            health.broken(Reason.DISK, e.getMessage(), e);
            throw e;
        }
        Batch stored = new Batch(head.size(), entries, leaves, checkpoint);
        range = grown;
        head = checkpoint;
        try {
            health.mark(TreeHead.of(grown));
            if (next != null) {
                keys = keys.and(next.verifier());
                files.overwrite(log.resolve(LogLayout.KEYS), keys.bytes());
                files.syncDirectories();
                signers = List.of(next);
            }
        } catch (IOException e) {
            // The entries are durable, but what protects them is not: nobody may rely on them now.
            health.broken(Reason.DISK, "what belongs to the log cannot be written: " + e.getMessage(), e);
            throw e;
        }
        if (batch.get(0).seals) {
            health.broken(Reason.SEALED, "it was closed for good, another log follows", null);
        }
        publisher.add(stored);
        return checkpoint;
    }

    private static void fail(List<Pending> batch, AuditLogException e) {
        batch.forEach(each -> each.receipt.completeExceptionally(e));
    }

    /** An entry on its way. */
    static final class Pending {
        private final byte[] entry;
        private final byte[] leaf;
        private final LogKey nextKey;
        private final boolean seals;
        private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

        /**
         * @param nextKey that signs together with the present one and then alone; null to keep the key
         * @param seals whether nothing may follow
         */
        Pending(byte[] entry, byte[] leaf, LogKey nextKey, boolean seals) {
            this.entry = entry;
            this.leaf = leaf;
            this.nextKey = nextKey;
            this.seals = seals;
        }

        CompletableFuture<Receipt> receipt() {
            return receipt;
        }

        private boolean isPlain() {
            return nextKey == null && !seals;
        }
    }
}
