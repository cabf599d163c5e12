package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofBuilder;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.NoteSignature;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles.DifferentContentException;
import io.jenkins.plugins.modelgate.engine.audit.store.Journal;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.store.TileWriter;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileBuilder;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import io.jenkins.plugins.modelgate.engine.audit.witness.WitnessClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Turns journaled batches into tiles and publishes their checkpoint, in a thread of its own. Order: bundles and tiles,
 * cosignatures, checkpoint, then what is not needed any more goes. Every step may be repeated: after a failure the same
 * work is tried again, and nothing is lost because the journal stays until the checkpoint is out.
 */
final class Publisher implements Runnable {
    /** Most bytes of entries that go out at once. */
    private static final long GULP = 4 << 20;

    /** Bytes of entries that may wait before the writer is held back. */
    private static final long BACKLOG = 16 << 20;

    private static final long RETRY_MILLIS = 500;

    private final Path log;
    private final AuditOptions options;
    private final DurableFiles files;
    private final TileWriter writer;
    private final TileBuilder builder;
    private final Runnable afterwards;
    private final LogHealth health;

    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Deque<OldJournal> journals = new ArrayDeque<>();
    private long waitingBytes;
    private long hurryTo;
    private boolean closing;
    private int triesLeft = 2;
    private Checkpoint published;
    private Checkpoint growing;
    private IOException failure;

    /** @param afterwards called when a checkpoint is out; its failures do not matter */
    Publisher(Path log, AuditOptions options, Recovered state, LogHealth health, Runnable afterwards) {
        this.log = log;
        this.options = options;
        this.files = new DurableFiles(log);
        this.writer = new TileWriter(log, files);
        this.builder = state.builder();
        this.published = state.published();
        this.health = health;
        this.afterwards = afterwards;
        state.pending().forEach(this::add);
        state.journals().forEach(file -> retire(file, state.head().size()));
    }

    synchronized void add(Batch batch) {
        waiting.add(batch);
        waitingBytes += batch.bytes();
        notifyAll();
    }

    /** A journal that gets no further batches: it goes when everything up to {@code end} is published. */
    synchronized void retire(Path file, long end) {
        journals.add(new OldJournal(file, end));
    }

    synchronized Checkpoint published() {
        return published;
    }

    /** Waits until there is room for more. */
    synchronized void awaitRoom(long millis) throws AuditLogException, InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (waitingBytes > BACKLOG) {
            await(end, "entries cannot be written into tiles fast enough");
        }
    }

    /** Waits until a checkpoint of at least {@code size} is published, without waiting for its time. */
    synchronized Checkpoint await(long size, long millis) throws AuditLogException, InterruptedException {
        hurryTo = Math.max(hurryTo, size);
        notifyAll();
        long end = System.nanoTime() + millis * 1_000_000;
        while (published.size() < size) {
            await(end, "checkpoint " + size + " is not published yet");
        }
        return published;
    }

    private void await(long end, String what) throws AuditLogException, InterruptedException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || !health.isGood()) {
            String why = failure == null ? "" : ": " + failure.getMessage();
            Reason reason = failure instanceof AuditLogException known ? known.reason() : Reason.DISK;
            throw new AuditLogException(reason, what + why, failure);
        }
        wait(Math.min(left, 100));
    }

    /** Publishes what waits, as far as the disk allows, and ends the thread. */
    void close(Thread thread) throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        thread.join();
    }

    @Override
    public void run() {
        try {
            while (take()) {
                try {
                    publish();
                    failed(null);
                } catch (DifferentContentException e) {
                    health.broken(Reason.DAMAGED, e.getMessage(), e);
                    failed(e);
                } catch (IOException e) {
                    failed(e);
                }
            }
            removeJournals();
        } catch (IOException e) {
            // What is left of the journals is removed by the next writer.
            health.note("a journal could not be removed: " + e.getMessage());
        } catch (InterruptedException e) {
            // Nobody does that; the journal keeps what is not published.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            health.broken(Reason.DAMAGED, "publishing failed: " + e, e);
        }
    }

    /** Takes the next batches into the builder; false when there is nothing left to do. */
    private synchronized boolean take() throws InterruptedException {
        while (true) {
            boolean done = waiting.isEmpty() && growing == null;
            if (closing && (done || !health.isGood() || triesLeft == 0)) {
                return false;
            }
            if (closing && failure != null) {
                triesLeft--;
            }
            if (growing != null && failure != null) {
                wait(RETRY_MILLIS);
                return true;
            }
            if (waiting.isEmpty() || !health.isGood()) {
                wait();
                continue;
            }
            gather();
            long bytes = 0;
            while (!waiting.isEmpty() && bytes < GULP) {
                Batch batch = waiting.remove();
                bytes += batch.bytes();
                for (int i = 0; i < batch.entries().size(); i++) {
                    builder.add(batch.entries().get(i), batch.leaves().get(i));
                }
                growing = batch.checkpoint();
            }
            waitingBytes -= bytes;
            notifyAll();
            return true;
        }
    }

    /**
     * Lets batches gather while nobody is in a hurry. Every batch wakes this thread: only the time tells when it is due,
     * because forcing tiles all the while would hold up the forces that receipts wait for.
     */
    private void gather() throws InterruptedException {
        long due = System.nanoTime() + options.publishing().toNanos();
        while (!closing && health.isGood() && hurryTo <= published.size() && waitingBytes < GULP / 4) {
            long left = (due - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    private void publish() throws IOException, InterruptedException {
        Checkpoint target;
        synchronized (this) {
            target = growing;
        }
        if (target == null) {
            return;
        }
        writer.write(builder);
        Checkpoint next = cosigned(target);
        files.overwrite(log.resolve(LogLayout.CHECKPOINT), next.bytes());
        files.syncDirectories();
        synchronized (this) {
            published = next;
            growing = null;
            notifyAll();
        }
        health.forceMark();
        writer.removePartial();
        removeJournals();
        try {
            afterwards.run();
        } catch (RuntimeException e) {
            // Search is derived from the log: its troubles are not the log's.
            health.note("the search index could not be brought up to date: " + e.getMessage());
        }
    }

    private Checkpoint cosigned(Checkpoint checkpoint) throws IOException, InterruptedException {
        ProofBuilder proofs = new ProofBuilder(new TileReader(log, checkpoint.size()));
        List<NoteSignature> lines = new ArrayList<>();
        StringBuilder refusals = new StringBuilder();
        for (WitnessClient witness : options.witnesses().clients()) {
            try {
                lines.add(witness.cosign(checkpoint, size -> proofs.consistency(size, checkpoint.size())));
            } catch (IOException | RuntimeException e) {
                refusals.append(refusals.isEmpty() ? "" : "; ").append(e.getMessage());
                health.note(e.getMessage());
            }
        }
        if (lines.size() < options.witnesses().required()) {
            throw new AuditLogException(
                    Reason.WITNESS,
                    "of " + options.witnesses().required() + " required witnesses " + lines.size()
                            + " have cosigned checkpoint " + checkpoint.size() + ": " + refusals);
        }
        return new Checkpoint(
                checkpoint.origin(),
                checkpoint.size(),
                checkpoint.root(),
                checkpoint.note().with(lines));
    }

    private void removeJournals() throws IOException {
        while (true) {
            OldJournal oldest;
            synchronized (this) {
                oldest = journals.peek();
                if (oldest == null || oldest.end > published.size()) {
                    return;
                }
                journals.remove();
            }
            Journal.delete(oldest.file);
        }
    }

    private synchronized void failed(IOException e) {
        failure = e;
        notifyAll();
    }

    private record OldJournal(Path file, long end) {}
}
