package io.jenkins.plugins.modelgate.lineage;

import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Graph;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds things by exactly what somebody knows of them: digest, name, commit, package URL, fingerprint or id. */
final class Search {
    /** Most hits. */
    static final int MOST = 100;

    private static final List<Kind> BY_ID = List.of(
            Kind.MODEL,
            Kind.DATASET,
            Kind.IMAGE,
            Kind.CONFIGURATION,
            Kind.SUBJECT,
            Kind.BASE_MODEL,
            Kind.COMMIT,
            Kind.PACKAGE,
            Kind.PACKAGES,
            Kind.SIGNER,
            Kind.REPORT,
            Kind.APPROVAL,
            Kind.DEPLOYMENT);

    private Search() {}

    /**
     * What was found.
     *
     * @param things the newest first
     * @param whole whether these are all
     */
    record Hits(List<Graph.Vertex> things, boolean whole) {}

    static Hits of(String text, Lookup lookup) throws IOException {
        List<Graph.Vertex> hits = new ArrayList<>();
        if (text.length() > Node.MAX_ID / 4) {
            // Longer than what is searched for: that nothing was found tells nothing.
            return new Hits(hits, false);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String id = lower.matches("sha256:[0-9a-f]{64}") ? lower.substring("sha256:".length()) : text;
        for (Kind kind : BY_ID) {
            Node node = new Node(kind, id);
            if (lookup.knows(node)) {
                hits.add(new Graph.Vertex(node, name(node, lookup), null, null, 0));
            }
        }
        String name = AuditText.of(text);
        if (name != null) {
            for (Fact fact : lookup.others(new Node(Kind.NAME, name), Relation.NAMED, End.TO, MOST)) {
                hits.add(new Graph.Vertex(fact.from(), name, null, fact.source(), 0));
            }
        }
        return new Hits(hits, lookup.isWhole());
    }

    private static String name(Node node, Lookup lookup) throws IOException {
        Fact named = lookup.newest(node, Relation.NAMED, End.FROM);
        return named == null ? null : named.to().id();
    }
}
