package io.jenkins.plugins.modelgate.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which votes a policy lets count, by what people are now; and which it does not, and why. */
final class Ballots {
    private final ApprovalRequest request;
    private final ApprovalPolicy policy;
    private final Memberships memberships;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Set<String>> roles = new HashMap<>();
    final List<Ballot> valid = new ArrayList<>();
    final Map<String, String> refused = new TreeMap<>();

    Ballots(ApprovalRequest request, ApprovalPolicy policy, Memberships memberships) {
        this.request = request;
        this.policy = policy;
        this.memberships = memberships;
        policy.rules().forEach(rule -> wanted.add(rule.role()));
        for (Vote vote : request.votes()) {
            judge(vote);
        }
    }

    private void judge(Vote vote) {
        String by = vote.by().id();
        if (barred(by)) {
            refused.put(by, "is an initiator");
        } else if (!memberships.permits(by, Permission.APPROVE)) {
            refused.put(by, "may not approve any more");
        } else if (policy.reauthenticate() && !vote.by().isFresh(vote.at(), policy.reauthenticateMinutes())) {
            refused.put(by, "voted without a fresh login");
        } else {
            Ballot ballot = ballot(by, vote.delegations());
            if (ballot.roles().isEmpty()) {
                refused.put(by, "holds no role that the rules ask for");
            } else {
                valid.add(ballot);
            }
        }
    }

    private Ballot ballot(String by, List<Delegation> delegations) {
        Map<String, Set<String>> usable = new LinkedHashMap<>();
        put(usable, by);
        for (Delegation delegation : delegations) {
            if (!barred(delegation.from())
                    && memberships.permits(delegation.from(), Permission.APPROVE)
                    && isGood(delegation)) {
                put(usable, delegation.from());
            }
        }
        return new Ballot(by, usable);
    }

    /** Whether the policy would let somebody delegate so. */
    private boolean isGood(Delegation delegation) {
        Instant since = delegation.since();
        boolean fresh = delegation.by().isFresh(since, policy.reauthenticateMinutes());
        return !delegation.until().isAfter(since.plusSeconds(policy.maxDelegationDays() * 86_400L))
                && (fresh || !policy.reauthenticate());
    }

    private void put(Map<String, Set<String>> usable, String person) {
        Set<String> held = rolesOf(person);
        if (!held.isEmpty()) {
            usable.put(person, held);
        }
    }

    private boolean barred(String person) {
        return policy.separationOfDuties() && request.isInitiator(person);
    }

    /** Roles that rules ask for and that the person holds now. */
    private Set<String> rolesOf(String person) {
        return roles.computeIfAbsent(person, id -> {
            Set<String> held = new HashSet<>(wanted);
            held.retainAll(memberships.rolesOf(id));
            return held;
        });
    }

    /** Ballots that others could still cast; nothing if a role's people cannot be listed. */
    Optional<List<Ballot>> stillPossible() {
        Map<String, Ballot> more = new TreeMap<>();
        boolean all = true;
        for (ApprovalRule rule : policy.rules()) {
            Optional<Set<String>> members = memberships.membersOf(rule.role());
            all &= members.isPresent();
            for (String member : members.orElse(Set.of())) {
                boolean may = request.voteOf(member) == null
                        && !barred(member)
                        && memberships.permits(member, Permission.APPROVE);
                Ballot ballot = ballot(member, List.of());
                if (may && !ballot.roles().isEmpty()) {
                    more.putIfAbsent(request.key(member), ballot);
                }
            }
        }
        List<Ballot> ballots = new ArrayList<>(valid);
        ballots.addAll(more.values());
        return all || Matching.of(request, policy.rules(), ballots).isWhole() ? Optional.of(ballots) : Optional.empty();
    }
}
