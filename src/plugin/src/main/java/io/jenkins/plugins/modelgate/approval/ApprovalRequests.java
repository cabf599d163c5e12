package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Approvals;
import io.jenkins.plugins.modelgate.engine.approval.Build;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Demand;
import io.jenkins.plugins.modelgate.engine.approval.Situation;
import io.jenkins.plugins.modelgate.engine.approval.Standing;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import io.jenkins.plugins.modelgate.engine.approval.Usable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;

/**
 * All approval requests of this controller. Policies, roles, permissions and people are read anew for every command and
 * every use; what cannot be recorded in the audit trail and stored does not happen; listeners hear of it afterwards.
 *
 * <p>Nothing here asks who the caller is: web methods build an {@link io.jenkins.plugins.modelgate.engine.approval.Actor}
 * of the person who is logged in, and check that this person may see the job.
 */
@Extension
public final class ApprovalRequests {
    /** Directory below JENKINS_HOME. */
    static final String DIRECTORY = "model-gate/approvals";

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ApprovalFiles files;
    private final JobPlaces places;
    private final ApprovalLog log;
    private ApprovalStore store;
    private volatile Clock clock = Clock.systemUTC();

    public ApprovalRequests() {
        files = new ApprovalFiles(Jenkins.get().getRootDir().toPath().resolve(DIRECTORY));
        places = new JobPlaces(files);
        log = new TrailLog();
    }

    /** The one of this controller. */
    public static ApprovalRequests get() {
        return ExtensionList.lookupSingleton(ApprovalRequests.class);
    }

    /** All requests, in no particular order. Who may see which job is for the caller to ask. */
    public Collection<ApprovalRequest> all() throws IOException {
        return with(store -> store.book().all());
    }

    /** The request with this id, which may come from anywhere; null if there is none. */
    @CheckForNull
    public ApprovalRequest get(@CheckForNull String id) throws IOException {
        return id == null ? null : with(store -> store.book().get(id));
    }

    /** The job that asked, under the name that it has now; null when it is gone. */
    @CheckForNull
    public Item job(ApprovalRequest request) {
        return places.job(request);
    }

    /** How the request stands under its own policy, with people as they are now. */
    public Standing standing(ApprovalRequest request) throws IOException {
        return with(store -> Standing.of(
                request, request.terms().policy(), situations().of(request).memberships()));
    }

    /**
     * The situations in which commands would be decided now, for asking the engine without doing anything. People are looked
     * up once for all requests that are asked about, so it is good for one page and no longer; nothing may be decided by it.
     */
    public Function<ApprovalRequest, Situation> outlook() {
        Directory directory = new Directory();
        return new Situations(places, clock, () -> directory)::of;
    }

    /**
     * Asks for an approval.
     *
     * @param job that asks, whose policy in force must be that of the terms
     * @throws IOException when it could not be recorded or stored, or the policy cannot be found: nothing happened
     */
    public ApprovalBook.Result open(Item job, Terms terms, String command) throws IOException {
        return told(with(store -> store.book().open(terms, command, checked(() -> situations()
                .at(job, terms.policy().name())))));
    }

    /**
     * Carries out a command.
     *
     * @param id of the request, from anywhere
     * @return what became of it; a refusal has a code and a sentence
     * @throws IOException when it could not be recorded or stored, or people could not be looked up: nothing happened
     */
    public ApprovalBook.Result apply(String id, Command command) throws IOException {
        return told(with(store -> {
            ApprovalRequest request = store.book().get(id);
            return store.book().apply(id, command, () -> situations().of(request));
        }));
    }

    /**
     * Uses an approval for a deployment: finds it and records the use in one step.
     *
     * @param job that deploys
     * @param policy that it names, or null
     * @param command id of the use, one for each deployment
     * @throws IOException when it could not be recorded or stored, or something that decides could not be read: nothing may
     *     be deployed
     */
    public ApprovalBook.Opening use(Item job, @CheckForNull String policy, Demand demand, String command, Build build)
            throws IOException {
        ApprovalBook.Opening opening = with(store -> {
            requireWhole(store);
            return store.book()
                    .use(demand, command, build, checked(() -> situations().at(job, policy)));
        });
        ApprovalRequest by = opening.usable().by();
        if (by != null) {
            ApprovalListener.fire(by, opening.outcome().events());
        }
        return opening;
    }

    /** As {@link #use}, without recording a use: whether something may go on that has begun. */
    Usable usable(Item job, @CheckForNull String policy, Demand demand) throws IOException {
        return with(store -> {
            requireWhole(store);
            return Approvals.usable(demand, store.book().all(), situations().at(job, policy));
        });
    }

    private static void requireWhole(ApprovalStore store) throws IOException {
        for (Map.Entry<String, String> damaged : store.damaged().entrySet()) {
            throw new IOException("the approval request " + damaged.getKey()
                    + " on this controller cannot be read and may be a rejection; no approval opens anything until an"
                    + " administrator has restored its file in " + DIRECTORY + " or taken it away: "
                    + damaged.getValue());
        }
    }

    /** Whether the policy in force is still the one that the request was asked under. */
    boolean isUnderItsPolicy(ApprovalRequest request) throws IOException {
        return with(store -> situations()
                .of(request)
                .policy()
                .digest()
                .equals(request.terms().policy().digest()));
    }

    /** Ids of requests whose files could not be read, each with the reason. */
    public Map<String, String> damaged() throws IOException {
        return with(store -> Map.copyOf(store.damaged()));
    }

    /** Ends what is out of time. */
    void expire() throws IOException {
        for (ApprovalRequest request : all()) {
            boolean pending = request.state() == State.PENDING;
            Instant end = pending ? request.deadline() : request.validUntil();
            if (!request.state().isFinal() && !clock.instant().isBefore(end)) {
                apply(request.id(), new Command.Expire());
            }
        }
    }

    void renamed(String before, String after) throws IOException {
        places.renamed(all(), before, after);
    }

    void deleted(String job) throws IOException {
        places.deleted(all(), job);
    }

    /** Reads everything from the disk again. */
    void reload() throws IOException {
        lock.writeLock().lock();
        try {
            store = null;
        } finally {
            lock.writeLock().unlock();
        }
        all();
    }

    /** Another clock, for tests. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    private Situations situations() {
        return new Situations(places, clock);
    }

    private static ApprovalBook.Result told(ApprovalBook.Result result) {
        if (result.request() != null) {
            ApprovalListener.fire(result.request(), result.outcome().events());
        }
        return result;
    }

    /** Works on the store, which another thread does not replace meanwhile. */
    private <T> T with(Work<T> work) throws IOException {
        lock.readLock().lock();
        try {
            while (!current()) {
                lock.readLock().unlock();
                try {
                    load();
                } finally {
                    lock.readLock().lock();
                }
            }
            return work.on(store);
        } catch (DirectoryException e) {
            throw new IOException("Nothing was decided: " + e.getMessage(), e);
        } catch (UnreadableException e) {
            throw e.why();
        } finally {
            lock.readLock().unlock();
        }
    }

    private boolean current() {
        return store != null && store.isCurrent(strategy());
    }

    private void load() throws IOException {
        lock.writeLock().lock();
        try {
            if (!current()) {
                store = new ApprovalStore(files, log, places, strategy());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static IdStrategy strategy() {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy();
    }

    private interface Work<T> {
        T on(ApprovalStore store) throws IOException;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> Supplier<T> checked(Reading<T> reading) {
        return () -> {
            try {
                return reading.read();
            } catch (IOException e) {
                throw new UnreadableException(e);
            }
        };
    }

    /** Carries what could not be read through the book. */
    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(IOException why) {
            super(why);
        }

        IOException why() {
            return (IOException) getCause();
        }
    }
}
