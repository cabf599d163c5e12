package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A request in the making: takes events one by one and refuses those that cannot follow. Not thread-safe. */
final class Fold {
    /** Most events of a request. */
    static final int MOST_EVENTS = 4096;

    final UnaryOperator<String> ids;
    final List<Event> events = new ArrayList<>();
    final Map<String, Event> commands = new HashMap<>();
    final Map<String, Vote> votes = new TreeMap<>();
    final List<Delegation> delegations = new ArrayList<>();
    Terms terms;
    State state;
    Event decision;
    Instant validUntil;

    Fold(UnaryOperator<String> ids) {
        this.ids = ids;
    }

    Fold copy() {
        Fold copy = new Fold(ids);
        copy.events.addAll(events);
        copy.commands.putAll(commands);
        copy.votes.putAll(votes);
        copy.delegations.addAll(delegations);
        copy.terms = terms;
        copy.state = state;
        copy.decision = decision;
        copy.validUntil = validUntil;
        return copy;
    }

    /** The one form of a person's id, by which people are told apart. */
    String key(String id) {
        String key = ids.apply(id);
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("the id strategy has no form for " + id);
        }
        return key;
    }

    Instant last() {
        return events.get(events.size() - 1).at();
    }

    Instant deadline() {
        return hours(events.get(0).at(), terms.policy().expiresHours());
    }

    static Instant hours(Instant from, int hours) {
        return from.plusSeconds(hours * 3600L);
    }

    void add(Event event) throws ApprovalException {
        if (events.isEmpty() != event instanceof Event.Requested) {
            throw impossible(event, "a request begins with exactly one request");
        }
        must(event, events.size() < MOST_EVENTS, "there are more than " + MOST_EVENTS + " events");
        if (events.isEmpty()) {
            terms = ((Event.Requested) event).terms();
            state = State.PENDING;
        } else {
            must(event, !event.at().isBefore(last()), "it is older than the event before it");
            must(event, !state.isFinal(), "the request is " + state + " already");
            next(event);
        }
        remember(event);
        events.add(event);
    }

    /** An approval comes with the vote that completed it and bears that vote's id. */
    private void remember(Event event) throws ApprovalException {
        Event before = event.command() == null ? null : commands.putIfAbsent(event.command(), event);
        boolean completed = before instanceof Event.Voted
                && event instanceof Event.Approved
                && before == events.get(events.size() - 1);
        must(event, before == null || completed, "its command has been carried out already");
    }

    private void next(Event event) throws ApprovalException {
        if (event instanceof Event.Expired) {
            Instant end = state == State.PENDING ? deadline() : validUntil;
            must(event, !event.at().isBefore(end), "there is time until " + end);
            close(State.EXPIRED, event);
        } else if (event instanceof Event.Voided voided) {
            must(
                    event,
                    state == State.PENDING || voided.cause() != Event.Cause.BUILD_ENDED,
                    "an approval outlives its build");
            close(State.VOIDED, event);
        } else if (event instanceof Event.Used || event instanceof Event.Revoked) {
            must(event, state.isOpen(), "nothing has been approved");
            if (event instanceof Event.Revoked) {
                close(State.REVOKED, event);
            } else {
                must(event, event.at().isBefore(validUntil), "the approval ended at " + validUntil);
            }
        } else {
            must(event, state == State.PENDING, "the request is " + state + " already");
            if (event instanceof Event.Rejected) {
                close(State.REJECTED, event);
            } else {
                must(event, event.at().isBefore(deadline()), "the request ended at " + deadline());
                pending(event);
            }
        }
    }

    private void pending(Event event) throws ApprovalException {
        if (event instanceof Event.Voted voted) {
            vote(voted);
        } else if (event instanceof Event.Withdrawn withdrawn) {
            must(event, votes.remove(key(withdrawn.by().id())) != null, "there is no vote to take back");
        } else if (event instanceof Event.Delegated delegated) {
            Actor from = delegated.by();
            must(event, delegated.until().isAfter(delegated.at()), "the delegation ends before it begins");
            must(event, !key(from.id()).equals(key(delegated.to())), "nobody is their own delegate");
            delegations.add(new Delegation(from, delegated.to(), delegated.at(), delegated.until(), false));
        } else if (event instanceof Event.DelegationEnded ended) {
            must(event, endDelegations(key(ended.by().id())), "there is no delegation to take back");
        } else if (event instanceof Event.Approved approved) {
            must(event, Quorums.explains(this, approved.counted()), "the votes that it counts make no quorum");
            open(State.APPROVED, approved, approved.validUntil());
        } else if (event instanceof Event.Overridden overridden) {
            open(State.OVERRIDDEN, overridden, overridden.validUntil());
        } else {
            throw impossible(event, "it cannot follow");
        }
    }

    private void vote(Event.Voted voted) throws ApprovalException {
        String voter = key(voted.by().id());
        List<Delegation> under = new ArrayList<>();
        for (String from : voted.onBehalfOf()) {
            Delegation delegation = delegations.stream()
                    .filter(d -> key(d.from()).equals(key(from)) && key(d.to()).equals(voter))
                    .filter(d -> d.holds(voted.at()))
                    .findFirst()
                    .orElseThrow(() -> impossible(voted, from + " has not delegated"));
            under.add(delegation);
        }
        must(voted, votes.putIfAbsent(voter, new Vote(voted.by(), voted.at(), under)) == null, "there is a vote");
    }

    private boolean endDelegations(String from) {
        boolean any = false;
        for (int i = 0; i < delegations.size(); i++) {
            Delegation delegation = delegations.get(i);
            if (!delegation.ended() && key(delegation.from()).equals(from)) {
                delegations.set(i, delegation.taken());
                any = true;
            }
        }
        votes.replaceAll((voter, vote) -> new Vote(
                vote.by(),
                vote.at(),
                vote.delegations().stream()
                        .filter(d -> !key(d.from()).equals(from))
                        .toList()));
        return any;
    }

    private void open(State open, Event event, Instant until) throws ApprovalException {
        Instant longest = hours(event.at(), terms.policy().validHours());
        must(event, until.isAfter(event.at()) && !until.isAfter(longest), "it is valid for longer than " + longest);
        validUntil = until;
        close(open, event);
    }

    private void close(State next, Event event) {
        state = next;
        decision = event;
    }

    private static void must(Event event, boolean holds, String why) throws ApprovalException {
        if (!holds) {
            throw impossible(event, why);
        }
    }

    private static ApprovalException impossible(Event event, String why) {
        return new ApprovalException("The approval's history cannot be: "
                + event.getClass().getSimpleName() + " at " + event.at() + ", but " + why + ".");
    }
}
