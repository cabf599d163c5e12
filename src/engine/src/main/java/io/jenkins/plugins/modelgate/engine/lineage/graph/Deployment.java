package io.jenkins.plugins.modelgate.engine.lineage.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.Node;

/**
 * A deployment that stands, or may.
 *
 * @param node of it
 * @param model that it brought
 * @param name of the artifact; hostile
 * @param stage that it went to, or null
 * @param state SUCCESS; STARTED while it runs, or when nobody knows how it ended; FAILURE when it may have come half way
 * @param source entry that says it began: its job, build and time
 */
public record Deployment(
        Node node, Node model, String name, @CheckForNull String stage, String state, Fact.Source source) {
    /** The same with another state. */
    Deployment in(String other) {
        return new Deployment(node, model, name, stage, other, source);
    }
}
