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
 * @param told index of the entry that tells its state: the one that says it ended, once there is one
 */
public record Deployment(
        Node node, Node model, String name, @CheckForNull String stage, String state, Fact.Source source, long told) {
    /** Whether its end is recorded. */
    private boolean isOver() {
        return !state.equals("STARTED");
    }

    /** Whether it began when the other had ended; no when nobody recorded that end. */
    boolean isAfter(Deployment other) {
        return other.isOver() && source.entry() > other.told();
    }
}
