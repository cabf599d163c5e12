package io.jenkins.plugins.modelgate.audit;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditLogException;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.Receipt;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/**
 * The audit log of this controller. Whatever is decided calls {@link #record} first and goes on only when it returns:
 * then the entry is on the disk below a signed checkpoint. When it throws, the action does not happen.
 *
 * <p>A log that could not be opened is tried again with the next entry; one that has found damage stays read-only until an
 * administrator opens it again.
 */
@Extension
public final class AuditTrail {
    private static final Logger LOGGER = Logger.getLogger(AuditTrail.class.getName());
    private static final int PATIENCE_SECONDS = 60;

    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private AuditLog log;
    private IOException fault;
    private String witnessing;
    private boolean closed;

    /** The one of this controller. */
    public static AuditTrail get() {
        return ExtensionList.lookupSingleton(AuditTrail.class);
    }

    /** Begins an entry of this moment, by who acts in this thread. */
    public static EntryBuilder entry(EventType type) {
        return Entry.of(type, Instant.now()).actor(Actors.current());
    }

    /** As {@link #entry(EventType)}, about a build. */
    public static EntryBuilder entry(EventType type, Run<?, ?> run) {
        return entry(type).job(AuditText.of(run.getParent().getFullName())).build(String.valueOf(run.getNumber()));
    }

    /**
     * Records an entry; durable when it returns.
     *
     * @throws AuditTrailException with a sentence that says what was not recorded and why: then what it tells must not
     *     happen
     */
    public Receipt record(EntryBuilder builder) throws AuditTrailException {
        Entry entry;
        try {
            entry = builder.build();
        } catch (EntryException e) {
            throw new AuditTrailException("the audit log refuses the entry: " + e.getMessage(), e);
        }
        return record(entry);
    }

    /** As {@link #record(EntryBuilder)}, for an entry that is built. */
    public Receipt record(Entry entry) throws AuditTrailException {
        try {
            Receipt receipt = opened().append(entry.bytes()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            listeners.forEach(Runnable::run);
            return receipt;
        } catch (ExecutionException e) {
            throw notRecorded(entry, e.getCause());
        } catch (TimeoutException e) {
            throw notRecorded(
                    entry, new IOException("the disk did not answer for " + PATIENCE_SECONDS + " seconds", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notRecorded(entry, new IOException("interrupted before it was known to be on the disk", e));
        } catch (IOException e) {
            throw notRecorded(entry, e);
        }
    }

    private static AuditTrailException notRecorded(Entry entry, Throwable cause) {
        LOGGER.log(Level.SEVERE, cause, () -> entry.type() + " could not be recorded");
        return new AuditTrailException(
                entry.type() + " could not be recorded in the audit log, so it did not happen: " + cause.getMessage(),
                cause);
    }

    /**
     * Whether exactly this entry is in the log: for whoever was stopped between recording and doing.
     *
     * @param entry with evidence of its own, by which it is searched
     */
    public boolean isRecorded(Entry entry) throws IOException {
        Query query = Query.digest(entry.evidence().get(0).sha256()).ofType(entry.type());
        try (SearchIndex search = SearchIndex.open(reader())) {
            SearchIndex.Page page = search.search(query, SearchIndex.MAX_PAGE);
            while (page.hits().stream()
                    .noneMatch(hit -> Arrays.equals(hit.entry().bytes(), entry.bytes()))) {
                if (page.next() < 0) {
                    return false;
                }
                page = search.search(query, page.next(), SearchIndex.MAX_PAGE);
            }
            return true;
        }
    }

    /**
     * Stores a report, an envelope or another file that an entry will name; durable when it returns.
     *
     * @return its SHA-256, for {@link EntryBuilder#evidence}
     */
    public String putEvidence(byte[] bytes) throws AuditTrailException {
        try {
            return opened().evidence().put(bytes).sha256();
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "evidence could not be stored");
            throw new AuditTrailException(
                    "evidence could not be stored beside the audit log, so nothing happened: " + e.getMessage(), e);
        }
    }

    /** The log, opened when it is not; for reading as well, which a read-only log still allows. */
    synchronized AuditLog opened() throws IOException {
        if (closed) {
            throw new IOException("Jenkins is shutting down and its audit log is closed");
        }
        if (log == null) {
            open(options -> options);
        }
        return log;
    }

    private synchronized void open(UnaryOperator<AuditOptions> once) throws IOException {
        if (closed) {
            throw new IOException("Jenkins is shutting down and its audit log is closed");
        }
        try {
            AuditConfiguration configuration = AuditConfiguration.get();
            witnessing = configuration.witnessing();
            log = new LogPlace(home()).open(options -> once.apply(configuration.options(options)));
            fault = null;
        } catch (IOException | RuntimeException e) {
            fault = new IOException(e.getMessage(), e);
            throw fault;
        }
    }

    /** The log at its newest checkpoint; everything it returns is proven against that. */
    public AuditReader reader() throws IOException {
        AuditLog current = opened();
        if (current.readOnly().isEmpty()) {
            try {
                return current.reader();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        return AuditReader.open(directory());
    }

    /** What the entries name as evidence. */
    public EvidenceStore evidence() throws IOException {
        return opened().evidence();
    }

    /** The key that signs, from where the private half is kept: not from beside the log. */
    public VerifierKey verifierKey() throws IOException {
        return new LogPlace(home()).keyFile().read().verifier();
    }

    /** Where the checkpoint of the last good verification is kept. */
    public Path verifiedFile() {
        return new LogPlace(home()).verified();
    }

    /** What the log noticed and mended, and witnesses that did not answer. */
    public synchronized List<String> notes() {
        return log == null ? List.of() : log.notes();
    }

    /** Where the log lies. */
    public Path directory() {
        return new LogPlace(home()).log();
    }

    private static Path home() {
        return Jenkins.get().getRootDir().toPath();
    }

    /** Why nothing can be recorded at present, in a sentence; empty while all is well. */
    public synchronized Optional<String> problem() {
        if (log != null) {
            return log.readOnly().map(AuditLogException::getMessage);
        }
        return Optional.ofNullable(fault).map(IOException::getMessage);
    }

    /** Whether it has less, or something else, than was signed once; then nothing is recorded until somebody decides. */
    public synchronized boolean isSetBack() {
        Throwable why = log == null
                ? fault == null ? null : fault.getCause()
                : log.readOnly().orElse(null);
        return why instanceof AuditLogException refusal && refusal.reason() == AuditLogException.Reason.ROLLBACK;
    }

    /** Calls after every entry; must return at once. */
    public void onRecorded(Runnable listener) {
        listeners.addIfAbsent(listener);
    }

    /** Closes the log and opens it again: after it was mended, or with other witnesses. */
    public synchronized void reopen() throws IOException {
        reopen(options -> options);
    }

    /** As {@link #reopen()}, with other options this once. */
    synchronized void reopen(UnaryOperator<AuditOptions> once) throws IOException {
        closeForNow();
        open(once);
    }

    /** Until the next entry opens it again. */
    synchronized void closeForNow() throws IOException {
        if (log != null) {
            log.close();
            log = null;
        }
    }

    /** Goes on with the witnesses that are configured now. */
    synchronized void useOptions() throws IOException {
        if (log == null || !AuditConfiguration.get().witnessing().equals(witnessing)) {
            reopen();
        }
    }

    /** Number of entries that are recorded; 0 when the log is not open. */
    public synchronized long size() {
        return log == null || log.checkpoint() == null ? 0 : log.checkpoint().size();
    }

    private synchronized void close() throws IOException {
        closed = true;
        closeForNow();
    }

    /** The first thing of a new life in the log is that it began. A log that cannot be written does not stop Jenkins. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        try {
            get().record(entry(EventType.CONTROLLER_STARTED).detail("jenkins", Jenkins.VERSION));
            ChangeLedger.get()
                    .takesEffect(
                            AuditConfiguration.SCOPE,
                            null,
                            AuditConfiguration.get().document(),
                            false);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "gates stay closed until the audit log can be written", e);
        }
    }

    /** After the last build has stopped: until then something may be decided. */
    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED)
    public static void stop() throws IOException {
        get().close();
    }
}
