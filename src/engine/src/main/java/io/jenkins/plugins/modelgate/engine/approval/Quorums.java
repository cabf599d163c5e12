package io.jenkins.plugins.modelgate.engine.approval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether an approval's own account of itself holds: what a stored history must at least say. */
final class Quorums {
    private Quorums() {}

    /** Every rule has its number of people, each of whom voted, none of whom or whose role counts twice or may not. */
    static boolean explains(Fold fold, List<Counted> counted) {
        Map<String, Integer> people = new HashMap<>();
        Set<String> voters = new HashSet<>();
        Set<String> principals = new HashSet<>();
        Set<String> barred = new HashSet<>();
        if (fold.terms.policy().separationOfDuties()) {
            fold.terms.initiators().known().forEach(initiator -> barred.add(fold.key(initiator.id())));
        }
        for (Counted place : counted) {
            String voter = fold.key(place.by());
            String principal = fold.key(place.principal());
            Vote vote = fold.votes.get(voter);
            boolean own = voter.equals(principal);
            boolean lent = vote != null
                    && vote.delegations().stream()
                            .anyMatch(d -> fold.key(d.from()).equals(principal));
            boolean may = vote != null && (own || lent) && !barred.contains(voter) && !barred.contains(principal);
            if (!may || !voters.add(voter) || !principals.add(principal)) {
                return false;
            }
            people.merge(place.role(), 1, Integer::sum);
        }
        Map<String, Integer> demanded = new HashMap<>();
        fold.terms.policy().rules().forEach(rule -> demanded.put(rule.role(), rule.count()));
        return !demanded.isEmpty() && demanded.equals(people);
    }
}
