package io.jenkins.plugins.modelgate.engine.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Votes placed where they satisfy the rules best: a maximum flow from voters (one unit each) through those whose role is
 * used (one unit each) into the rules (as many units as they count). Neither a person's vote nor a person's role counts
 * twice, and no order of votes is worse than another.
 */
final class Matching {
    private static final int SOURCE = 0;
    private static final int SINK = 1;

    private final List<ApprovalRule> rules;
    private final Flow flow;
    private final int[] fromRule;
    private final int[] ruleNode;
    private final List<Way> ways = new ArrayList<>();
    private int nodes = 2;

    /** A possible place of a vote: edges from source to voter, to principal, through it, to the rule. */
    private record Way(Counted counted, int rule, int[] edges) {}

    private Matching(List<ApprovalRule> rules, int size) {
        this.rules = rules;
        this.flow = new Flow(size);
        this.fromRule = new int[rules.size()];
        this.ruleNode = new int[rules.size()];
    }

    /** The best placement; the same for every order of ballots. */
    static Matching of(ApprovalRequest request, List<ApprovalRule> rules, List<Ballot> ballots) {
        int principals =
                ballots.stream().mapToInt(ballot -> ballot.roles().size()).sum();
        Matching matching = new Matching(rules, 2 + rules.size() + ballots.size() + 2 * principals);
        List<Ballot> sorted = new ArrayList<>(ballots);
        sorted.sort(Comparator.comparing(ballot -> request.key(ballot.by())));
        matching.build(request, sorted);
        matching.fill();
        return matching;
    }

    private void build(ApprovalRequest request, List<Ballot> ballots) {
        Map<String, Integer> ruleOf = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            ruleNode[i] = nodes++;
            fromRule[i] = flow.edge(ruleNode[i], SINK, rules.get(i).count());
            ruleOf.put(rules.get(i).role(), i);
        }
        Map<String, Map<String, Integer>> roleEdges = new HashMap<>();
        Map<String, int[]> principals = new LinkedHashMap<>();
        for (Ballot ballot : ballots) {
            int voter = nodes++;
            int cast = flow.edge(SOURCE, voter, 1);
            ballot.roles().forEach((person, roles) -> {
                String key = request.key(person);
                int[] principal = principals.computeIfAbsent(key, unused -> {
                    int in = nodes++;
                    int out = nodes++;
                    return new int[] {in, out, flow.edge(in, out, 1)};
                });
                int use = flow.edge(voter, principal[0], 1);
                for (ApprovalRule rule : rules) {
                    if (roles.contains(rule.role())) {
                        int index = ruleOf.get(rule.role());
                        int into = roleEdges
                                .computeIfAbsent(key, unused -> new HashMap<>())
                                .computeIfAbsent(rule.role(), unused -> flow.edge(principal[1], ruleNode[index], 1));
                        ways.add(new Way(new Counted(rule.role(), ballot.by(), person), index, new int[] {
                            cast, use, principal[2], into, fromRule[index]
                        }));
                    }
                }
            });
        }
    }

    private void fill() {
        for (Way way : ways) {
            boolean free = true;
            for (int edge : way.edges()) {
                free &= flow.hasRoom(edge);
            }
            if (free) {
                for (int edge : way.edges()) {
                    flow.push(edge);
                }
            }
        }
        flow.fill(SOURCE, SINK);
    }

    /** Votes in their places. */
    List<Counted> counted() {
        List<Counted> counted = new ArrayList<>();
        for (Way way : ways) {
            if (flow.through(way.edges()[1]) > 0 && flow.through(way.edges()[3]) > 0) {
                counted.add(way.counted());
            }
        }
        return counted;
    }

    /** People still missing under a rule. */
    int missing(int rule) {
        return rules.get(rule).count() - flow.through(fromRule[rule]);
    }

    /** Whether every rule is met. No rules are never met. */
    boolean isWhole() {
        boolean whole = !rules.isEmpty();
        for (int i = 0; i < rules.size(); i++) {
            whole &= missing(i) == 0;
        }
        return whole;
    }

    /** Roles of which one more person would bring the quorum nearer, be it by moving others' votes. */
    List<String> helpful() {
        List<String> helpful = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (flow.reachable(ruleNode[i])[SINK]) {
                helpful.add(rules.get(i).role());
            }
        }
        return helpful;
    }
}
