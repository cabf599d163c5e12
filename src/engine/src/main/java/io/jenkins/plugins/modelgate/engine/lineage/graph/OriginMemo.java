package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the things in production come from, remembered: the way from what stands back to its origins is the same for every
 * question. Holds facts whoever may see them; who asks must leave out what is not theirs. Memory: at most {@value #MOST}
 * facts, those asked for last; whatever is forgotten is read again. Safe for threads.
 */
public final class OriginMemo {
    /** Most facts of one thing by one relation; a thing with more is not looked through. */
    static final int WIDE = 5000;

    private static final int MOST = 50_000;

    /** What a thing weighs beside its facts. */
    private static final int THING = 2;

    /** What lies between a model and its origins. */
    private static final Map<Kind, List<Relation>> RELATIONS = new EnumMap<>(Kind.class);

    static {
        for (Kind kind : List.of(Kind.MODEL, Kind.DATASET, Kind.BUILD, Kind.PACKAGES)) {
            List<Relation> relations = new ArrayList<>();
            Ways.origins(kind).forEach(way -> relations.add(way.relation()));
            // Evidence may be gone about what was examined, and about lists.
            if (kind != Kind.BUILD) {
                relations.add(Relation.LISTED);
            }
            RELATIONS.put(kind, List.copyOf(relations));
        }
    }

    private final Map<Node, Origins> known = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;
    private long heard;
    private long life = -1;

    /**
     * What a thing comes from.
     *
     * @param facts of which it is the effect, and those that say that evidence about it is gone
     * @param whole whether these are all
     * @param cost of reading them just now, in facts; 0 when they were remembered
     */
    record Origins(List<Fact> facts, boolean whole, int cost) {}

    /**
     * Hears what is new since the last time, and learns what it does not know of what stands: whoever asks next does not wait
     * for it.
     */
    public void update(FactSource source, Collection<Deployment> standing) throws IOException {
        hear(source);
        Set<Node> done = new HashSet<>();
        Deque<Node> queue = new ArrayDeque<>();
        for (Deployment each : standing) {
            queue.add(each.model());
            while (!queue.isEmpty() && !isFull()) {
                Node node = queue.remove();
                if (goesOn(node.kind()) && done.add(node)) {
                    of(node, source).facts().forEach(fact -> queue.add(fact.to()));
                }
            }
        }
    }

    private synchronized boolean isFull() {
        return weight > MOST / 2;
    }

    private synchronized void hear(FactSource source) {
        long now = source.life();
        long end = source.end();
        List<Fact> news = now == life ? source.since(heard) : null;
        if (news == null) {
            known.clear();
            weight = 0;
        } else {
            for (Fact fact : news) {
                hear(fact);
            }
        }
        life = now;
        heard = end;
    }

    /** A fact that came between the two calls for life and news is heard twice, which changes nothing. */
    private void hear(Fact fact) {
        if (relations(fact.from().kind()).contains(fact.relation())) {
            Origins before = known.get(fact.from());
            if (before != null) {
                List<Fact> facts = new ArrayList<>(before.facts());
                facts.add(fact);
                keep(fact.from(), new Origins(facts, before.whole(), 0));
            }
        }
    }

    /** Whether such a thing comes from others. */
    static boolean goesOn(Kind kind) {
        return RELATIONS.containsKey(kind);
    }

    private static List<Relation> relations(Kind kind) {
        return RELATIONS.getOrDefault(kind, List.of());
    }

    /** What the thing comes from, in no order. */
    synchronized Origins of(Node node, FactSource source) throws IOException {
        Origins there = life == source.life() ? known.get(node) : null;
        if (there != null) {
            return there;
        }
        List<Fact> facts = new ArrayList<>();
        boolean whole = true;
        List<Relation> relations = relations(node.kind());
        for (Relation relation : relations) {
            List<Fact> found = source.facts(node, relation, End.FROM, 0, WIDE + 1);
            whole &= found.size() <= WIDE;
            facts.addAll(found.size() > WIDE ? found.subList(0, WIDE) : found);
        }
        if (life == source.life()) {
            keep(node, new Origins(facts, whole, 0));
        }
        return new Origins(facts, whole, facts.size() + Lookup.SEARCH * relations.size());
    }

    private void keep(Node node, Origins origins) {
        Origins before = known.put(node, origins);
        weight += origins.facts().size()
                - (before == null ? -THING : before.facts().size());
        Iterator<Origins> oldest = known.values().iterator();
        while (weight > MOST && oldest.hasNext()) {
            weight -= oldest.next().facts().size() + THING;
            oldest.remove();
        }
    }
}
