package io.jenkins.plugins.modelgate.engine.lineage.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Facts for one question of one person: only those that the person may see, and not more than the question may cost.
 * Whatever is left out for its cost is remembered, so that no answer looks whole that is not.
 */
public final class Lookup {
    /** What looking something up costs, in facts that are read. */
    private static final int SEARCH = 3;

    /** Facts that a question may cost: about a tenth of a second. */
    public static final int COST = 20_000;

    /** Facts that the way from a thing to its models may cost: beyond that the way back from what stands answers. */
    public static final int AHEAD = 1500;

    private static final int PAGE = 500;

    private final FactSource facts;
    private final Predicate<Fact.Source> visible;
    private long left;
    private boolean whole = true;
    private boolean hidden;

    /**
     * @param facts where they are
     * @param visible whether the person may see what an entry tells
     * @param cost that the question may have, {@link #COST} or another
     */
    public Lookup(FactSource facts, Predicate<Fact.Source> visible, long cost) {
        this.facts = facts;
        this.visible = visible;
        this.left = cost;
    }

    /** Whether nothing was left out for its cost so far. */
    public boolean isWhole() {
        return whole;
    }

    /** Whether something was left out because the person may not see it. */
    public boolean isHidden() {
        return hidden;
    }

    /** Whether the question may cost nothing more. */
    boolean isSpent() {
        return left <= 0;
    }

    /**
     * The newest visible fact about each thing at the other end, newest first.
     *
     * @param most things
     */
    public List<Fact> others(Node node, Relation relation, FactSource.End end, int most) throws IOException {
        Map<Node, Fact> others = new LinkedHashMap<>();
        long skip = 0;
        while (true) {
            left -= SEARCH;
            if (left <= 0) {
                whole = false;
                break;
            }
            int page = (int) Math.min(Math.min(PAGE, left), skip == 0 ? Math.max(16, 2L * most) : PAGE);
            List<Fact> found = facts.facts(node, relation, end, skip, page);
            left -= found.size();
            for (Fact fact : found) {
                if (!visible.test(fact.source())) {
                    hidden = true;
                } else if (others.size() < most || others.containsKey(fact.other(node))) {
                    others.putIfAbsent(fact.other(node), fact);
                } else {
                    whole = false;
                    return new ArrayList<>(others.values());
                }
            }
            skip += page;
            if (found.size() < page) {
                break;
            }
        }
        return new ArrayList<>(others.values());
    }

    /** The newest visible fact, or null. */
    @CheckForNull
    public Fact newest(Node node, Relation relation, FactSource.End end) throws IOException {
        for (long skip = 0; left > 0; skip += 8) {
            left -= SEARCH;
            List<Fact> found = facts.facts(node, relation, end, skip, 8);
            left -= found.size();
            for (Fact fact : found) {
                if (visible.test(fact.source())) {
                    return fact;
                }
                hidden = true;
            }
            if (found.size() < 8) {
                return null;
            }
        }
        whole = false;
        return null;
    }

    /** Whether the person may see anything that tells of a thing. */
    public boolean knows(Node node) throws IOException {
        for (Relation relation : Relation.values()) {
            for (FactSource.End end : FactSource.End.values()) {
                if (newest(node, relation, end) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Facts, of those that nobody may see as well: a number names nothing. */
    public long count(Node node, Relation relation, FactSource.End end) throws IOException {
        left -= SEARCH;
        return facts.count(node, relation, end);
    }
}
