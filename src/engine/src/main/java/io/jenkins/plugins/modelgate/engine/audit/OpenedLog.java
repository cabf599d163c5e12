package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.Committer.Pending;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.index.IndexWriter;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import io.jenkins.plugins.modelgate.engine.audit.store.HighWaterMark;
import io.jenkins.plugins.modelgate.engine.audit.store.Journal;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLock;
import io.jenkins.plugins.modelgate.engine.audit.store.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a writer holds while a log is open: lock, mark, journal, and the threads. */
final class OpenedLog implements AutoCloseable {
    private final Path directory;
    private final AuditOptions options;
    private final LogLock lock;
    private final LogHealth health;
    private final Committer committer;
    private final Publisher publisher;
    private final Thread commits;
    private final Thread publishes;
    private final IndexWriter index;
    private final Thread indexes;
    private final Checkpoint found;
    private volatile LogKey key;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Read-only, when {@code state} is null or the health is not good. */
    private OpenedLog(Path directory, LogKey key, AuditOptions options, LogLock lock, LogHealth health, Recovered state)
            throws IOException {
        this.directory = directory;
        this.key = key;
        this.options = options;
        this.lock = lock;
        this.health = health;
        this.found = state == null ? null : state.head();
        if (!health.isGood() || state == null) {
            committer = null;
            publisher = null;
            commits = null;
            publishes = null;
            index = null;
            indexes = null;
            return;
        }
        DurableFiles files = new DurableFiles(directory);
        files.removeUnfinished();
        files.overwrite(directory.resolve(LogLayout.KEYS), state.keys().bytes());
        files.syncDirectories();
        TreeHead head = new TreeHead(state.head().size(), state.head().root());
        Journal journal = Journal.create(directory, head, files);
        health.mark(head);
        health.forceMark();
        Recovered others = new Recovered(
                state.keys(),
                state.published(),
                state.head(),
                state.builder(),
                state.range(),
                state.pending(),
                state.journals().stream()
                        .filter(file -> !file.equals(journal.file()))
                        .toList(),
                state.notes());
        state.notes().forEach(health::note);
        index = new IndexWriter(directory);
        publisher = new Publisher(directory, options, others, health, index::wake);
        committer = new Committer(directory, options, others, key, journal, publisher, health);
        commits = thread(committer, "audit-log-commit");
        publishes = thread(publisher, "audit-log-publish");
        indexes = thread(index, "audit-log-index");
        index.wake();
    }

    static OpenedLog open(Path directory, LogKey key, AuditOptions options) throws IOException {
        Path log = directory.toAbsolutePath().normalize();
        Path mark = options.highWaterMark();
        String origin = key.verifier().name();
        if (mark != null && mark.normalize().startsWith(log)) {
            throw new IllegalArgumentException(
                    "the high-water mark lies in the log's own directory: whoever restores an"
                            + " old log there would restore it as well");
        }
        Optional<TreeHead> signed = mark == null ? Optional.empty() : HighWaterMark.peek(mark, origin);
        boolean isThere = Recovery.isThere(log);
        if (!isThere && signed.isPresent() && signed.get().size() > 0 && !options.adopt()) {
            throw new AuditLogException(
                    Reason.ROLLBACK,
                    "there is no audit log in " + log + ", but one with "
                            + signed.get().size()
                            + " entries was signed: it was deleted or moved. Restore it, or begin a log of another origin");
        }
        if (!isThere) {
            new DurableFiles(log).directories(log);
        }
        LogLock lock;
        try {
            lock = LogLock.take(log);
        } catch (IOException e) {
            throw new AuditLogException(
                    Reason.DISK,
                    "the audit log in " + log + " cannot be written: " + e
                            + ". Give the account of this process a writable disk; until then nothing can be logged",
                    e);
        }
        if (lock == null) {
            throw new AuditLogException(Reason.LOCKED, "another process or controller writes the audit log in " + log);
        }
        HighWaterMark opened = null;
        try {
            if (!isThere && !Recovery.isThere(log)) {
                begin(log, key);
            }
            Recovered state = null;
            AuditLogException problem = null;
            try {
                state = Recovery.read(log, signed, options.adopt());
                problem = problem(log, key, options, state, signed);
            } catch (AuditLogException e) {
                problem = e;
            }
            boolean writes = problem == null || problem.reason() == Reason.SEALED;
            opened = mark == null || !writes ? null : HighWaterMark.open(mark, origin);
            LogHealth health = new LogHealth(opened);
            if (problem != null) {
                health.broken(problem.reason(), problem.getMessage(), problem);
            }
            return new OpenedLog(log, key, options, lock, health, state);
        } catch (IOException | RuntimeException e) {
            lock.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
    }

    private static void begin(Path log, LogKey key) throws IOException {
        DurableFiles files = new DurableFiles(log);
        files.overwrite(log.resolve(LogLayout.KEYS), new LogKeys(List.of(key.verifier())).bytes());
        files.overwrite(log.resolve(LogLayout.VERSION), LogLayout.VERSION_TEXT.getBytes(StandardCharsets.US_ASCII));
        files.syncDirectories();
        Checkpoint empty = Checkpoint.sign(key.verifier().name(), 0, MerkleHash.empty(), List.of(key));
        files.overwrite(log.resolve(LogLayout.CHECKPOINT), empty.bytes());
        files.syncDirectories();
    }

    private static AuditLogException problem(
            Path log, LogKey key, AuditOptions options, Recovered state, Optional<TreeHead> signed) throws IOException {
        if (!state.keys().newest().equals(key.verifier())) {
            return new AuditLogException(
                    Reason.KEY,
                    "the audit log in " + log + " is signed by " + state.keys().newest() + ", the key given is "
                            + key.verifier());
        }
        if (options.highWaterMark() != null && signed.isEmpty() && state.head().size() > 0 && !options.adopt()) {
            return new AuditLogException(
                    Reason.ROLLBACK,
                    "the high-water mark " + options.highWaterMark()
                            + " is missing, so nobody can tell whether entries of " + log
                            + " are. Compare the log with an older checkpoint, then open it once with adopting");
        }
        return state.head().size() > 0 ? sealed(log, state) : null;
    }

    private static AuditLogException sealed(Path log, Recovered state) throws IOException {
        byte[] last;
        if (state.pending().isEmpty()) {
            last = AuditReader.open(log).bytes(state.head().size() - 1);
        } else {
            List<byte[]> entries =
                    state.pending().get(state.pending().size() - 1).entries();
            last = entries.get(entries.size() - 1);
        }
        try {
            Optional<String> successor = Succession.successor(Entry.parse(last));
            return successor
                    .map(next -> new AuditLogException(
                            Reason.SEALED, "the audit log in " + log + " was closed for good; it goes on in " + next))
                    .orElse(null);
        } catch (EntryException e) {
            return new AuditLogException(Reason.DAMAGED, "the last entry of " + log + ": " + e.getMessage(), e);
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    Path directory() {
        return directory;
    }

    LogKey key() {
        return key;
    }

    void key(LogKey next) {
        key = next;
    }

    LogHealth health() {
        return health;
    }

    EvidenceStore evidence() {
        return new EvidenceStore(directory, options.maxEvidence());
    }

    /** Newest checkpoint; of a read-only log the one that was found, or null. */
    Checkpoint head() {
        return committer == null ? found : committer.head();
    }

    void add(Pending pending) throws AuditLogException, InterruptedException {
        health.check();
        if (committer == null) {
            throw new AuditLogException(Reason.CLOSED, "the audit log is not open for writing");
        }
        committer.add(pending);
    }

    void flush() throws AuditLogException, InterruptedException {
        if (publisher != null && committer != null) {
            publisher.await(committer.head().size(), options.patience().toMillis());
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (committer != null) {
                committer.close(commits);
                publisher.close(publishes);
                index.close(indexes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                health.close();
            } finally {
                lock.close();
            }
        }
    }
}
