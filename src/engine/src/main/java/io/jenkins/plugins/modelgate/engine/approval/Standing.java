package io.jenkins.plugins.modelgate.engine.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a request stands under a policy, with people as they are now.
 *
 * @param satisfied whether every rule is met
 * @param rules each with who counts for it and how many are missing
 * @param spare voters whose vote is good and not needed where it could count
 * @param refused voters whose vote does not count, each with the reason
 * @param helpful roles of which one more vote would bring the quorum nearer
 * @param reach whether those who have not voted can still make the quorum
 * @param notes what who decides must know, in sentences
 */
public record Standing(
        boolean satisfied,
        List<Met> rules,
        List<String> spare,
        Map<String, String> refused,
        List<String> helpful,
        Reach reach,
        List<String> notes) {

    /** A rule, who counts for it, and how many are missing. */
    public record Met(ApprovalRule rule, List<Counted> by, int missing) {}

    /** What can still become of a quorum. */
    public enum Reach {
        REACHED,
        POSSIBLE,
        /** Nobody is left who could: only rejection, expiry or an override end it. */
        IMPOSSIBLE,
        /** Who holds a role cannot be listed. */
        UNKNOWN
    }

    /** The standing, with a forecast. */
    public static Standing of(ApprovalRequest request, ApprovalPolicy policy, Memberships memberships) {
        Ballots ballots = new Ballots(request, policy, memberships);
        Standing now = of(request, policy, ballots);
        if (now.satisfied()) {
            return now;
        }
        Optional<List<Ballot>> possible = ballots.stillPossible();
        Reach reach = possible.map(
                        all -> Matching.of(request, policy.rules(), all).isWhole() ? Reach.POSSIBLE : Reach.IMPOSSIBLE)
                .orElse(Reach.UNKNOWN);
        return new Standing(false, now.rules, now.spare, now.refused, now.helpful, reach, now.notes);
    }

    /** The standing alone: asks for nobody but the voters. */
    static Standing now(ApprovalRequest request, ApprovalPolicy policy, Memberships memberships) {
        return of(request, policy, new Ballots(request, policy, memberships));
    }

    private static Standing of(ApprovalRequest request, ApprovalPolicy policy, Ballots ballots) {
        Matching matching = Matching.of(request, policy.rules(), ballots.valid);
        List<Counted> counted = matching.counted();
        List<Met> rules = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            ApprovalRule rule = policy.rules().get(i);
            List<Counted> by = counted.stream()
                    .filter(place -> place.role().equals(rule.role()))
                    .toList();
            rules.add(new Met(rule, by, matching.missing(i)));
        }
        Set<String> voters = counted.stream().map(Counted::by).collect(Collectors.toCollection(HashSet::new));
        List<String> spare = ballots.valid.stream()
                .map(Ballot::by)
                .filter(by -> !voters.contains(by))
                .toList();
        boolean whole = matching.isWhole();
        return new Standing(
                whole,
                rules,
                spare,
                ballots.refused,
                matching.helpful(),
                whole ? Reach.REACHED : Reach.UNKNOWN,
                notes(request, policy));
    }

    private static List<String> notes(ApprovalRequest request, ApprovalPolicy policy) {
        List<String> notes = new ArrayList<>();
        if (policy.rules().isEmpty()) {
            notes.add("The policy has no approval rule: nobody can approve.");
        }
        if (!policy.separationOfDuties()) {
            notes.add("The policy lets initiators approve.");
            return notes;
        }
        for (Initiators.Unknown unknown : request.terms().initiators().unknown()) {
            notes.add("Not known, so not kept from approving: " + unknown.how() + " (" + unknown.why() + ").");
        }
        if (request.terms().initiators().known().isEmpty()) {
            notes.add("No initiator is known: separation of duties keeps nobody from approving.");
        }
        return notes;
    }

    /** Votes in their places. */
    public List<Counted> counted() {
        return rules.stream().flatMap(met -> met.by().stream()).toList();
    }

    /** What is missing, in words; empty when nothing is. */
    public String missing() {
        if (rules.isEmpty()) {
            return "the policy has no approval rule, so nobody can approve";
        }
        String open = rules.stream()
                .filter(met -> met.missing() > 0)
                .map(met -> met.missing() + " more of " + met.rule().role())
                .collect(Collectors.joining(" and "));
        String lost = refused.entrySet().stream()
                .map(vote -> vote.getKey() + " " + vote.getValue())
                .collect(Collectors.joining("; "));
        return open.isEmpty() || lost.isEmpty() ? open : open + " (not counted: " + lost + ")";
    }
}
