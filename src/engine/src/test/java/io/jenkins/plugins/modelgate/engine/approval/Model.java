package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the property test knows of a request by itself: who voted, who lent a role to whom, what people are. Shares no code
 * with the engine; finds a quorum by trying every placement.
 */
final class Model {
    final Map<String, Integer> rules = new LinkedHashMap<>();
    final Set<String> initiators = new HashSet<>();
    final Map<String, Set<String>> votes = new LinkedHashMap<>();
    final Map<String, Loan> loans = new HashMap<>();
    boolean duties;
    boolean login;
    Instant deadline;
    Instant clock;

    /** A role lent, until. */
    record Loan(String to, Instant until) {}

    /** The test's own monotone clock. */
    Instant see(Instant now) {
        clock = clock == null || now.isAfter(clock) ? now : clock;
        return clock;
    }

    boolean mayAct(String person, People people) {
        return people.permits(person, Permission.APPROVE) && !(duties && initiators.contains(person));
    }

    boolean holdsAny(String person, People people) {
        return rules.keySet().stream().anyMatch(people.rolesOf(person)::contains);
    }

    Set<String> lenders(String to, Instant now) {
        Set<String> from = new HashSet<>();
        loans.forEach((lender, loan) -> {
            if (loan.to().equals(to) && now.isBefore(loan.until())) {
                from.add(lender);
            }
        });
        return from;
    }

    boolean mayVote(String person, boolean fresh, People people, Instant now) {
        boolean role = holdsAny(person, people)
                || lenders(person, now).stream().anyMatch(l -> mayAct(l, people) && holdsAny(l, people));
        return !votes.containsKey(person) && mayAct(person, people) && role && (fresh || !login);
    }

    boolean mayLend(String from, String to, boolean fresh, People people, Instant now) {
        Loan lent = loans.get(from);
        boolean lends = lent != null && now.isBefore(lent.until());
        Loan onwards = loans.get(to);
        return mayAct(from, people)
                && (fresh || !login)
                && holdsAny(from, people)
                && mayAct(to, people)
                && !from.equals(to)
                && !votes.containsKey(from)
                && !votes.containsKey(to)
                && !lends
                && lenders(from, now).isEmpty()
                && (onwards == null || !now.isBefore(onwards.until()));
    }

    /** Whether some placement of the votes meets every rule. */
    boolean quorum(People people) {
        if (rules.isEmpty()) {
            return false;
        }
        List<String> seats = new ArrayList<>();
        rules.forEach((role, count) -> {
            for (int i = 0; i < count; i++) {
                seats.add(role);
            }
        });
        return seat(seats, 0, new HashSet<>(), new HashSet<>(), people);
    }

    private boolean seat(List<String> seats, int seat, Set<String> voted, Set<String> used, People people) {
        if (seat == seats.size()) {
            return true;
        }
        for (Map.Entry<String, Set<String>> vote : votes.entrySet()) {
            String voter = vote.getKey();
            if (voted.contains(voter) || !mayAct(voter, people)) {
                continue;
            }
            Set<String> whose = new HashSet<>(vote.getValue());
            whose.add(voter);
            for (String person : whose) {
                boolean holds = people.rolesOf(person).contains(seats.get(seat));
                if (holds && mayAct(person, people) && used.add(person)) {
                    voted.add(voter);
                    if (seat(seats, seat + 1, voted, used, people)) {
                        return true;
                    }
                    voted.remove(voter);
                    used.remove(person);
                }
            }
        }
        return false;
    }
}
