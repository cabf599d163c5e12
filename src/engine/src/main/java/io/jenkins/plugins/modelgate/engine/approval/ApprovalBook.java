package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All requests of a controller, for many threads. A command is decided without a lock, for people may be looked up in slow
 * directories; its events are stored and published only if nothing it was decided on has changed meanwhile, otherwise it is
 * decided anew. What cannot be stored does not happen.
 */
public final class ApprovalBook {
    private final ReentrantLock writing = new ReentrantLock();
    private final UnaryOperator<String> ids;
    private final Persister persister;
    private volatile Map<String, ApprovalRequest> requests;

    /**
     * @param ids as for {@link ApprovalRequest#fold}
     * @param stored requests of an earlier life
     */
    public ApprovalBook(UnaryOperator<String> ids, Persister persister, Collection<ApprovalRequest> stored) {
        this.ids = ids;
        this.persister = persister;
        Map<String, ApprovalRequest> all = new TreeMap<>();
        for (ApprovalRequest request : stored) {
            if (all.put(request.id(), request) != null) {
                throw new IllegalArgumentException("two stored requests have the id " + request.id());
            }
        }
        this.requests = all;
    }

    /** What a command did. */
    public record Result(@CheckForNull ApprovalRequest request, Outcome outcome) {}

    /** What a deployment was told. */
    public record Opening(Usable usable, Outcome outcome) {}

    /** All requests, as they are at this moment. */
    public Collection<ApprovalRequest> all() {
        return List.copyOf(requests.values());
    }

    /** One request; null if there is none with this id. */
    @CheckForNull
    public ApprovalRequest get(String id) {
        return requests.get(id);
    }

    /**
     * Asks for an approval.
     *
     * @throws IOException when it could not be stored; then it did not happen
     */
    public Result open(Terms terms, String command, Supplier<Situation> situation) throws IOException {
        while (true) {
            ApprovalRequest there = requests.get(terms.request());
            if (there != null) {
                boolean again = there.terms().equals(terms)
                        && there.events().get(0).command().equals(command);
                return new Result(
                        there,
                        again
                                ? Outcome.again()
                                : Outcome.refused(
                                        Code.REQUEST_EXISTS, "There is a request " + terms.request() + " already."));
            }
            Outcome outcome = Decisions.open(terms, command, situation.get());
            if (!outcome.accepted()) {
                return new Result(null, outcome);
            }
            ApprovalRequest opened = opened(outcome.events());
            if (commit(requests, null, opened, outcome.events(), false)) {
                return new Result(opened, outcome);
            }
        }
    }

    private ApprovalRequest opened(List<Event> events) {
        try {
            return ApprovalRequest.fold(events, ids);
        } catch (ApprovalException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Carries out a command.
     *
     * @param situation asked again for each attempt
     * @throws IOException when its events could not be stored; then they did not happen
     */
    public Result apply(String id, Command command, Supplier<Situation> situation) throws IOException {
        while (true) {
            Map<String, ApprovalRequest> seen = requests;
            ApprovalRequest before = seen.get(id);
            if (before == null) {
                return new Result(null, Outcome.refused(Code.UNKNOWN_REQUEST, "There is no request of this id."));
            }
            Outcome outcome = Decisions.decide(before, command, situation.get());
            if (outcome.events().isEmpty()) {
                return new Result(before, outcome);
            }
            ApprovalRequest after = before.after(outcome.events());
            if (commit(seen, before, after, outcome.events(), false)) {
                return new Result(after, outcome);
            }
        }
    }

    /**
     * Uses an approval for a deployment: finds it, and stores that it was used, in one step. Who uses the same id again for
     * the same build gets the same answer, as long as the approval still holds.
     *
     * @throws IOException when the use could not be stored; then it did not happen, and nothing may be deployed
     */
    public Opening use(Demand demand, String command, Build build, Supplier<Situation> situation) throws IOException {
        if (!Checks.isToken(command)) {
            return new Opening(
                    new Usable(null, List.of(), List.of()),
                    Outcome.refused(Code.INVALID, "A use needs an id of 1 to 128 letters, digits, dots or hyphens."));
        }
        while (true) {
            Map<String, ApprovalRequest> seen = requests;
            Situation now = situation.get();
            Usable usable = Approvals.usable(demand, seen.values(), now);
            if (usable.by() == null) {
                Usable.Broken first = usable.broken().get(0);
                return new Opening(usable, Outcome.refused(first.code(), usable.why()));
            }
            Outcome outcome = used(usable.by(), command, build, now);
            if (!outcome.accepted()) {
                Refusal why = outcome.refusal();
                Usable.Broken broke = new Usable.Broken(usable.by().id(), why.code(), why.sentence());
                return new Opening(new Usable(null, List.of(broke), List.of()), outcome);
            }
            if (outcome.repeated()) {
                return new Opening(usable, outcome);
            }
            ApprovalRequest after = usable.by().after(outcome.events());
            if (commit(seen, usable.by(), after, outcome.events(), true)) {
                return new Opening(new Usable(after, usable.broken(), usable.notes()), outcome);
            }
        }
    }

    private static Outcome used(ApprovalRequest request, String command, Build build, Situation now) {
        Event before = request.ofCommand(command);
        if (before instanceof Event.Used used && used.build().equals(build)) {
            return Outcome.again();
        }
        if (before != null) {
            return Outcome.refused(
                    Code.COMMAND_REUSED, "The id " + command + " was used for another command; choose a new one.");
        }
        return request.isFull()
                ? Outcome.refused(Code.TOO_MANY_EVENTS, "The approval was used as often as it may; ask for a new one.")
                : Outcome.done(new Event.Used(request.clock(now.now()), command, build));
    }

    /** Stores and publishes if the request, or the whole book, is still what was seen. */
    private boolean commit(
            Map<String, ApprovalRequest> seen,
            @CheckForNull ApprovalRequest before,
            ApprovalRequest after,
            List<Event> events,
            boolean whole)
            throws IOException {
        writing.lock();
        try {
            boolean unchanged = whole ? requests == seen : requests.get(after.id()) == before;
            if (!unchanged) {
                return false;
            }
            persister.persist(after, events);
            Map<String, ApprovalRequest> next = new TreeMap<>(requests);
            next.put(after.id(), after);
            requests = next;
            return true;
        } finally {
            writing.unlock();
        }
    }
}
