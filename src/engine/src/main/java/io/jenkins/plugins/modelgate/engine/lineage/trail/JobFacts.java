package io.jenkins.plugins.modelgate.engine.lineage.trail;

import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;

/** Which job a name belonged to, and until when: entries name jobs, and another job may take the name later. */
final class JobFacts {
    /** What a {@code policy.changed} is about that tells of a job's new name. */
    private static final String NAME = "modelgate:job-name";

    private JobFacts() {}

    static void renamed(EntryFacts.Statement entry, Facts facts) {
        String before = entry.detail("from");
        String after = facts.source().job();
        boolean name = NAME.equals(entry.json().path("policy").path("uri").asText());
        if (name && before != null && !before.isEmpty() && !after.isEmpty()) {
            facts.add(new Node(Kind.JOB, before), Relation.BECAME, new Node(Kind.JOB, after));
        }
    }

    /** A build that was deleted alone leaves its job where it was. */
    static void deleted(EntryFacts.Statement entry, Facts facts) {
        String job = facts.source().job();
        if (entry.json().path("detail").path("all").asBoolean() && !job.isEmpty()) {
            facts.add(new Node(Kind.JOB, job), Relation.BECAME, Node.GONE);
        }
    }
}
