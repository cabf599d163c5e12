package io.jenkins.plugins.modelgate.engine.lineage.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.util.List;

/**
 * A part of the whole around one thing.
 *
 * @param center the thing
 * @param vertices things, in the order in which they were found
 * @param edges from effect to origin
 * @param whole whether nothing was left out
 */
public record Graph(Node center, List<Vertex> vertices, List<Edge> edges, boolean whole) {
    public Graph {
        vertices = List.copyOf(vertices);
        edges = List.copyOf(edges);
    }

    /**
     * A thing in it.
     *
     * @param node the thing
     * @param name that it goes by, or null; hostile
     * @param state verdict, decision or the like, or null
     * @param source entry that says so, or null
     * @param more things of its kind that are left out here; then the vertex stands for all of them
     */
    public record Vertex(
            Node node,
            @CheckForNull String name,
            @CheckForNull String state,
            @CheckForNull Fact.Source source,
            long more) {}

    /**
     * A fact in it.
     *
     * @param from effect
     * @param relation how
     * @param to origin
     * @param state of the newest such fact, or null
     */
    public record Edge(
            Node from,
            Relation relation,
            Node to,
            @CheckForNull String state) {}
}
