package io.jenkins.plugins.modelgate.engine.lineage.trail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.util.ArrayList;
import java.util.List;

/** Collects what one entry says. */
final class Facts {
    private final Fact.Source source;
    private final List<Fact> all = new ArrayList<>();

    Facts(Fact.Source source) {
        this.source = source;
    }

    Facts add(Node from, Relation relation, Node to) {
        return add(from, relation, to, null, null);
    }

    Facts add(Node from, Relation relation, Node to, @CheckForNull String state, @CheckForNull String text) {
        all.add(new Fact(from, relation, to, state, text, source));
        return this;
    }

    Facts named(Node node, @CheckForNull String name) {
        if (name != null && !name.isEmpty()) {
            add(node, Relation.NAMED, new Node(Kind.NAME, name));
        }
        return this;
    }

    /** Evidence that is named and gone: whoever asks must know that the answer is not whole. */
    Facts missing(Node of, String what) {
        return add(of, Relation.LISTED, Node.MISSING, "MISSING", what);
    }

    Fact.Source source() {
        return source;
    }

    List<Fact> all() {
        return List.copyOf(all);
    }
}
