package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
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
 * the same place has succeeded that began when this one was over, and one that runs or failed may stand beside it. Jobs that deploy over each other are two
 * places, so that both are shown: too much is shown rather than too little. Memory: one line for each place. Safe for threads.
 */
public final class Production {
    private static final int PAGE = 1000;

    private final Map<Node, List<Deployment>> places = new LinkedHashMap<>();
    private long heard;
    private long life;
    private FactSource of;

    /** Hears what is new since the last time; all of it when the facts are other ones. */
    public synchronized void update(FactSource facts) throws IOException {
        long there = count(facts);
        if (of != facts || there < heard) {
            life = -1;
        }
        of = facts;
        // From the oldest that is new, so that what comes meanwhile is for the next time.
        while (life != facts.life() || heard < there) {
            if (life != facts.life()) {
                places.clear();
                heard = 0;
                life = facts.life();
                there = count(facts);
            }
            // Facts are counted from the newest: what comes between counting and reading would move the page.
            long now = count(facts);
            there = Math.min(there, now);
            int page = (int) Math.min(PAGE, there - heard);
            List<Fact> found = page <= 0
                    ? new ArrayList<Fact>()
                    : new ArrayList<>(facts.facts(Node.DEPLOYMENTS, Relation.LISTED, End.TO, now - heard - page, page));
            if (count(facts) == now && life == facts.life()) {
                Collections.reverse(found);
                for (Fact fact : found) {
                    hear(facts, fact);
                }
                heard += page;
            }
        }
    }

    private static long count(FactSource facts) throws IOException {
        return facts.count(Node.DEPLOYMENTS, Relation.LISTED, End.TO);
    }

    private void hear(FactSource facts, Fact listed) throws IOException {
        Node deployment = listed.from();
        List<Fact> at = facts.facts(deployment, Relation.AT, End.FROM, 0, 1);
        List<Fact> states = facts.facts(deployment, Relation.DEPLOYS, End.FROM, 0, 1);
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
                began.source(),
                states.get(0).source().entry());
        List<Deployment> stand = places.remove(place);
        stand = stand == null ? new ArrayList<>() : stand;
        // Two that ran at the same time: nobody knows which of them stands, so both do.
        boolean late = stand.stream().anyMatch(each -> each.state().equals("SUCCESS") && each.isAfter(now));
        stand.removeIf(each -> each.node().equals(deployment));
        if (now.state().equals("SUCCESS")) {
            stand.removeIf(now::isAfter);
        }
        if (!late) {
            stand.add(now);
        }
        if (!stand.isEmpty()) {
            places.put(place, stand);
        }
    }

    /** All that stand or may, the newest place first. */
    public synchronized List<Deployment> all() {
        List<Deployment> all = new ArrayList<>();
        places.values().forEach(all::addAll);
        Collections.reverse(all);
        return all;
    }
}
