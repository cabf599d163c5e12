package io.jenkins.plugins.modelgate.engine.lineage.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole chain of a thing: everything it comes from, everything that came of it, and who judged and allowed that. */
public final class Chain {
    /** Most things at one step; beyond that they are counted. */
    static final int WIDTH = 12;

    private static final int MOST = 300;

    private final Lookup lookup;
    private final Map<Node, Graph.Vertex> vertices = new LinkedHashMap<>();
    private final Map<String, Graph.Edge> edges = new LinkedHashMap<>();
    private final Set<Node> walked = new LinkedHashSet<>();
    private boolean whole = true;

    private Chain(Lookup lookup) {
        this.lookup = lookup;
    }

    /** The chain through a thing, as far as the person of the lookup may see it; no vertex when that is nothing. */
    public static Graph of(Node center, Lookup lookup) throws IOException {
        Chain chain = new Chain(lookup);
        chain.walk(center, true);
        chain.walked.clear();
        chain.walk(center, false);
        if (chain.edges.isEmpty()) {
            return new Graph(center, List.of(), List.of(), chain.whole && lookup.isWhole());
        }
        List<Graph.Vertex> named = new ArrayList<>();
        for (Graph.Vertex vertex : chain.vertices.values()) {
            named.add(chain.named(vertex));
        }
        return new Graph(center, named, new ArrayList<>(chain.edges.values()), chain.whole && lookup.isWhole());
    }

    private void walk(Node start, boolean origins) throws IOException {
        Deque<Node> queue = new ArrayDeque<>();
        queue.add(start);
        vertices.putIfAbsent(start, new Graph.Vertex(start, null, null, null, 0));
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            if (!walked.add(node) || node.id().isEmpty()) {
                continue;
            }
            if (vertices.size() > MOST) {
                whole = false;
                return;
            }
            List<Ways.Way> ways = origins ? Ways.origins(node.kind()) : Ways.effects(node.kind());
            for (Ways.Way way : ways) {
                step(node, way, queue);
            }
            // Verdicts are shown with what they are about, whichever way is gone.
            if (isJudged(node.kind())) {
                step(node, new Ways.Way(Relation.JUDGES, End.TO), origins ? queue : new ArrayDeque<>());
            }
            if (origins && node.kind() == Kind.MODEL) {
                step(node, new Ways.Way(Relation.MONITORED_BY, End.FROM), new ArrayDeque<>());
            }
        }
    }

    private static boolean isJudged(Kind kind) {
        return switch (kind) {
            case MODEL, DATASET, IMAGE, CONFIGURATION, SUBJECT, PACKAGES -> true;
            default -> false;
        };
    }

    private void step(Node node, Ways.Way way, Deque<Node> queue) throws IOException {
        List<Fact> facts = lookup.others(node, way.relation(), way.end(), WIDTH + 1);
        boolean more = facts.size() > WIDTH;
        for (Fact fact : more ? facts.subList(0, WIDTH) : facts) {
            add(fact, fact.other(node), queue);
        }
        if (more) {
            long rest = Math.max(1, lookup.count(node, way.relation(), way.end()) - WIDTH);
            Node others = new Node(facts.get(0).other(node).kind(), "more:" + way.relation() + ":" + node);
            vertices.put(others, new Graph.Vertex(others, null, null, null, rest));
            boolean from = way.end() == End.FROM;
            edge(new Graph.Edge(from ? node : others, way.relation(), from ? others : node, null));
        }
    }

    private void add(Fact fact, Node other, Deque<Node> queue) {
        String state = fact.state();
        Graph.Vertex known = vertices.get(other);
        if (known == null) {
            vertices.put(other, new Graph.Vertex(other, nameIn(fact, other), stateIn(fact, other), fact.source(), 0));
        }
        edge(new Graph.Edge(fact.from(), fact.relation(), fact.to(), state));
        queue.add(other);
    }

    private void edge(Graph.Edge edge) {
        edges.putIfAbsent(edge.from() + " " + edge.relation() + " " + edge.to(), edge);
    }

    /** The state of the effect is told with the fact that ties it to its origin. */
    @CheckForNull
    private static String stateIn(Fact fact, Node node) {
        boolean own = node.equals(fact.from())
                && switch (fact.relation()) {
                    case JUDGES, APPROVES, DEPLOYS -> true;
                    default -> false;
                };
        return own || fact.relation() == Relation.MONITORED_BY || fact.relation() == Relation.RESTS_ON
                ? fact.state()
                : null;
    }

    @CheckForNull
    private static String nameIn(Fact fact, Node node) {
        return switch (fact.relation()) {
            case JUDGES, MONITORED_BY, RESTS_ON -> node.kind() == Kind.REPORT ? fact.text() : null;
            case SIGNED_BY -> node.equals(fact.to()) ? fact.text() : null;
            case DEPLOYS, APPROVES -> node.equals(fact.from()) ? fact.text() : null;
            default -> null;
        };
    }

    private Graph.Vertex named(Graph.Vertex vertex) throws IOException {
        if (vertex.more() > 0) {
            return vertex;
        }
        Node node = vertex.node();
        String name = vertex.name();
        String state = vertex.state();
        Fact.Source source = vertex.source();
        if (name == null && isJudged(node.kind())) {
            Fact named = lookup.newest(node, Relation.NAMED, End.FROM);
            name = named == null ? null : named.to().id();
        }
        Relation own = ownState(node.kind());
        if (own != null && state == null) {
            Fact newest = lookup.newest(node, own, End.FROM);
            state = newest == null ? null : newest.state();
            name = name == null && newest != null ? newest.text() : name;
            source = source == null && newest != null ? newest.source() : source;
        }
        return new Graph.Vertex(node, name, state, source, 0);
    }

    @CheckForNull
    private static Relation ownState(Kind kind) {
        return switch (kind) {
            case REPORT -> Relation.JUDGES;
            case APPROVAL -> Relation.APPROVES;
            case DEPLOYMENT -> Relation.DEPLOYS;
            default -> null;
        };
    }
}
