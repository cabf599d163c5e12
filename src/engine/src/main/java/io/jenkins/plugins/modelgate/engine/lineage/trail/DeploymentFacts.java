package io.jenkins.plugins.modelgate.engine.lineage.trail;

import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;

/** What a body of {@code withApprovedModel} says: which model went where, by which approval, and how that ended. */
final class DeploymentFacts {
    /** Between the parts of a place: no name of a job or stage has one. */
    private static final String AND = "\n";

    private DeploymentFacts() {}

    static void started(EntryFacts.Statement entry, Facts facts) {
        String id = entry.detail("command");
        String digest = entry.subject().path("sha256").asText();
        if (id == null || digest.isEmpty()) {
            return;
        }
        Node deployment = new Node(Kind.DEPLOYMENT, id);
        Node model = new Node(Kind.MODEL, digest);
        String name = entry.subject().path("name").asText();
        String stage = entry.detail("to");
        facts.add(deployment, Relation.DEPLOYS, model, "STARTED", stage);
        facts.add(
                deployment,
                Relation.AT,
                new Node(Kind.PLACE, facts.source().job() + AND + stage + AND + name),
                "STARTED",
                stage);
        facts.add(deployment, Relation.LISTED, Node.DEPLOYMENTS);
        if (entry.detail("request") != null) {
            facts.add(deployment, Relation.ALLOWED_BY, new Node(Kind.APPROVAL, entry.detail("request")));
        }
        facts.named(model, name);
    }

    static void ended(EntryFacts.Statement entry, Facts facts) {
        String id = entry.detail("deployment");
        String digest = entry.subject().path("sha256").asText();
        if (id != null && !digest.isEmpty()) {
            facts.add(new Node(Kind.DEPLOYMENT, id), Relation.LISTED, Node.DEPLOYMENTS);
            facts.add(
                    new Node(Kind.DEPLOYMENT, id),
                    Relation.DEPLOYS,
                    new Node(Kind.MODEL, digest),
                    entry.text("decision", "FAILURE"),
                    entry.detail("stage"));
        }
    }
}
