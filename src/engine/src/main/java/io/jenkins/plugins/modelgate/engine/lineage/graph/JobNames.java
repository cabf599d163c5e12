package io.jenkins.plugins.modelgate.engine.lineage.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which job an entry speaks of: it has the name of that moment, and the job may have another one since, or be gone, and
 * another job may have its name. For one question; not safe for threads.
 */
public final class JobNames {
    /** Most times that one name was given up; beyond that nobody is taken for the job. */
    private static final int MOST = 1000;

    /** Most names that a job is followed through. */
    private static final int STEPS = 50;

    private final FactSource facts;
    private final Map<String, TreeMap<Long, Node>> given = new HashMap<>();

    public JobNames(FactSource facts) {
        this.facts = facts;
    }

    /**
     * The present name of the job that had a name at an entry, as far as the audit trail tells; null when it is gone.
     *
     * @param name as entries have it
     * @param entry index of the entry
     */
    @CheckForNull
    public String now(String name, long entry) throws IOException {
        String job = name;
        long at = entry;
        for (int step = 0; step < STEPS; step++) {
            TreeMap<Long, Node> given = given(job);
            Map.Entry<Long, Node> next = given.higherEntry(at);
            if (given.size() >= MOST || next != null && next.getValue().kind() != Kind.JOB) {
                return null;
            }
            if (next == null) {
                return job;
            }
            job = next.getValue().id();
            at = next.getKey();
        }
        return null;
    }

    private TreeMap<Long, Node> given(String name) throws IOException {
        TreeMap<Long, Node> known = given.get(name);
        if (known == null) {
            known = new TreeMap<>();
            List<Fact> became = facts.facts(new Node(Kind.JOB, name), Relation.BECAME, End.FROM, 0, MOST);
            for (Fact fact : became) {
                known.put(fact.source().entry(), fact.to());
            }
            given.put(name, known);
        }
        return known;
    }
}
