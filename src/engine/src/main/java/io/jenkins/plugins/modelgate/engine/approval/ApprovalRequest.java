package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** A request and everything that happened to it. Immutable: each event makes a new one. */
public final class ApprovalRequest {
    private final Fold fold;

    private ApprovalRequest(Fold fold) {
        this.fold = fold;
    }

    /**
     * The request that these events make.
     *
     * @param ids brings a person's id to the one form by which people are told apart, as the controller's id strategy
     *     does; two ids of one form are one person
     * @throws ApprovalException when they cannot have happened in this order
     */
    public static ApprovalRequest fold(List<Event> events, UnaryOperator<String> ids) throws ApprovalException {
        if (events.isEmpty()) {
            throw new ApprovalException("The approval's history is empty.");
        }
        return new ApprovalRequest(add(new Fold(ids), events));
    }

    /** This request after more events. */
    ApprovalRequest after(List<Event> more) {
        try {
            return new ApprovalRequest(add(fold.copy(), more));
        } catch (ApprovalException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Fold add(Fold fold, List<Event> events) throws ApprovalException {
        try {
            for (Event event : events) {
                fold.add(event);
            }
            return fold;
        } catch (IllegalArgumentException e) {
            throw new ApprovalException("The approval's history cannot be: " + e.getMessage() + ".", e);
        }
    }

    public String id() {
        return fold.terms.request();
    }

    public Terms terms() {
        return fold.terms;
    }

    public State state() {
        return fold.state;
    }

    /** Everything that happened, in order. */
    public List<Event> events() {
        return Collections.unmodifiableList(fold.events);
    }

    /** Votes that stand, by person. Whether they count is the {@link Standing}'s to say. */
    public Collection<Vote> votes() {
        return Collections.unmodifiableCollection(fold.votes.values());
    }

    /** All delegations, those that ended too. */
    public List<Delegation> delegations() {
        return Collections.unmodifiableList(fold.delegations);
    }

    /** When it was asked for. */
    public Instant requestedAt() {
        return fold.events.get(0).at();
    }

    /** First instant at which a vote is too late. */
    public Instant deadline() {
        return fold.deadline();
    }

    /** First instant at which the approval no longer opens anything; null while nothing was approved. */
    @CheckForNull
    public Instant validUntil() {
        return fold.validUntil;
    }

    /** The event that brought it into its state; null while it is pending. */
    @CheckForNull
    public Event decision() {
        return fold.decision;
    }

    /** When the latest event was. The clock of a request never runs back behind it. */
    public Instant lastAt() {
        return fold.last();
    }

    /** The approval or the override, whatever became of it later; null when there was none. */
    @CheckForNull
    public Event opening() {
        for (Event event : fold.events) {
            if (event instanceof Event.Approved || event instanceof Event.Overridden) {
                return event;
            }
        }
        return null;
    }

    /** Whether a quorum approved it and nobody took that back since, be its time over or not. An override is no approval. */
    public boolean wasApproved() {
        return opening() instanceof Event.Approved && (state() == State.APPROVED || state() == State.EXPIRED);
    }

    /** Event of the command with this id; null if there was none. */
    @CheckForNull
    Event ofCommand(String id) {
        return fold.commands.get(id);
    }

    String key(String person) {
        return fold.key(person);
    }

    @CheckForNull
    Vote voteOf(String person) {
        return fold.votes.get(key(person));
    }

    boolean isInitiator(String person) {
        String key = key(person);
        return fold.terms.initiators().known().stream()
                .anyMatch(initiator -> key(initiator.id()).equals(key));
    }

    /** The later of the clock and the latest event. */
    Instant clock(Instant now) {
        return now.isBefore(lastAt()) ? lastAt() : now;
    }

    /** Whether its time is over, be that recorded or not. */
    boolean isOver(Instant now) {
        Instant end = state() == State.PENDING ? deadline() : validUntil();
        return state() == State.EXPIRED || !state().isFinal() && !clock(now).isBefore(end);
    }

    boolean isFull() {
        return fold.events.size() >= Fold.MOST_EVENTS - 8;
    }
}
