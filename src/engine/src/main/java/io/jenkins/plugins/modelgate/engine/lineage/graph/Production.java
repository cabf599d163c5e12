package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands where. A place is a job, a stage and the name of an artifact; a deployment stands there until a later one to
 * the same place has succeeded, and one that runs or failed may stand beside it. Jobs that deploy over each other are two
 * places, so that both are shown: too much is shown rather than too little. Memory: one line for each place. Safe for threads.
 */
public final class Production {
    private static final int PAGE = 1000;

    private final Map<Node, List<Deployment>> places = new LinkedHashMap<>();
    private long heard;
    private FactSource of;

    /** Hears what is new since the last time; all of it when the facts are other ones. */
    public synchronized void update(FactSource facts) throws IOException {
        long there = facts.count(Node.DEPLOYMENTS, Relation.LISTED, End.TO);
        if (of != facts || there < heard) {
            forget();
            of = facts;
        }
        List<Fact> news = new ArrayList<>();
        // Newest first: from the oldest that is new, so that what comes meanwhile is for the next time.
        for (long left = there - heard; left > 0; left -= PAGE) {
            int page = (int) Math.min(PAGE, left);
            long now = facts.count(Node.DEPLOYMENTS, Relation.LISTED, End.TO);
            List<Fact> found = new ArrayList<>(
                    facts.facts(Node.DEPLOYMENTS, Relation.LISTED, End.TO, now - there + left - page, page));
            Collections.reverse(found);
            news.addAll(found);
            for (Fact fact : news) {
                hear(facts, fact);
            }
            news.clear();
        }
        heard = there;
    }

    /** Until the next update reads all again. */
    public synchronized void forget() {
        places.clear();
        heard = 0;
    }

    private void hear(FactSource facts, Fact listed) throws IOException {
        Node deployment = listed.from();
        List<Fact> at = facts.facts(deployment, Relation.AT, End.FROM, 0, 1);
        List<Fact> states = facts.facts(deployment, Relation.DEPLOYS, End.FROM, 0, 2);
        if (at.isEmpty() || states.isEmpty()) {
            return;
        }
        Node place = at.get(0).to();
        Fact began = at.get(0);
        Deployment now = new Deployment(
                deployment,
                states.get(0).to(),
                place.id().substring(place.id().lastIndexOf('\n') + 1),
                began.text(),
                String.valueOf(states.get(0).state()),
                began.source());
        List<Deployment> stand = places.remove(place);
        stand = stand == null ? new ArrayList<>() : stand;
        boolean late = stand.stream()
                .anyMatch(each -> each.state().equals("SUCCESS")
                        && each.source().entry() > now.source().entry());
        stand.removeIf(each -> each.node().equals(deployment));
        switch (now.state()) {
            case "SUCCESS" -> {
                stand.removeIf(each -> each.source().entry() < now.source().entry());
                if (!late) {
                    stand.add(now);
                }
            }
            case "ROLLED_BACK" -> before(facts, place, now, stand);
            default -> {
                if (!late) {
                    stand.add(now);
                }
            }
        }
        if (!stand.isEmpty()) {
            places.put(place, stand);
        }
    }

    /** What stood before stands again. */
    private static void before(FactSource facts, Node place, Deployment back, List<Deployment> stand)
            throws IOException {
        if (stand.stream().anyMatch(each -> each.state().equals("SUCCESS"))) {
            return;
        }
        for (Fact at : facts.facts(place, Relation.AT, End.TO, 0, PAGE)) {
            List<Fact> states = facts.facts(at.from(), Relation.DEPLOYS, End.FROM, 0, 1);
            boolean stood = at.source().entry() < back.source().entry()
                    && !states.isEmpty()
                    && "SUCCESS".equals(states.get(0).state());
            if (stood) {
                stand.add(
                        new Deployment(at.from(), states.get(0).to(), back.name(), at.text(), "SUCCESS", at.source()));
                return;
            }
        }
    }

    /** All that stand or may, the newest place first. */
    public synchronized List<Deployment> all() {
        List<Deployment> all = new ArrayList<>();
        places.values().forEach(all::addAll);
        Collections.reverse(all);
        return all;
    }

    /** Those of a model. */
    public synchronized List<Deployment> of(Node model) {
        return model.kind() == Kind.MODEL
                ? all().stream().filter(each -> each.model().equals(model)).toList()
                : List.of();
    }
}
