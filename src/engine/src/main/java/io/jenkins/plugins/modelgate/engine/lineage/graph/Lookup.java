package io.jenkins.plugins.modelgate.engine.lineage.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Facts for one question of one person: only those that the person may see, and not more than the question may cost.
 * Whatever is left out for its cost is remembered, so that no answer looks whole that is not.
 */
public final class Lookup {
    /** What looking something up costs, in facts that are read. */
    static final int SEARCH = 3;

    /** Facts that a question may cost: about a tenth of a second. */
    public static final int COST = 20_000;

    /** What the way back from everything that stands may cost: rather a slow answer than one that is not sure. */
    public static final int BACK = 200_000;

    /** Facts that the way from a thing to its models may cost: beyond that the way back from what stands answers. */
    public static final int AHEAD = 8000;

    private static final int PAGE = 500;

    private final FactSource facts;
    private final Predicate<Fact.Source> visible;
    private long left;
    private boolean whole = true;
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Map<Node, Boolean> told = new HashMap<>();

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
        return !hidden.isEmpty();
    }

    /** Builds of which something was left out because the person may not see it. */
    Set<String> hiddenBuilds() {
        return Collections.unmodifiableSet(hidden);
    }

    static String build(Fact.Source source) {
        return source.job() + " #" + source.build();
    }

    /** Whether the person may see what an entry tells. */
    public boolean sees(Fact.Source source) {
        return visible.test(source);
    }

    /**
     * Whether the person may see a fact. What is in a list of packages is written down once, with the first build that used
     * that list, and holds for each: any of them will do.
     */
    public boolean sees(Fact fact) throws IOException {
        return sees(fact.source())
                || switch (fact.relation()) {
                    case CONTAINS -> tells(fact.from(), Relation.USES);
                    case VERSION_OF -> tells(fact.from(), Relation.CONTAINS);
                    default -> false;
                };
    }

    private boolean tells(Node node, Relation relation) throws IOException {
        Boolean known = told.get(node);
        if (known == null) {
            known = false;
            List<Fact> page = List.of();
            for (long skip = 0; !known && (skip == 0 || page.size() == PAGE); skip += PAGE) {
                left -= SEARCH;
                if (left <= 0) {
                    whole = false;
                    return false;
                }
                page = facts.facts(node, relation, FactSource.End.TO, skip, PAGE);
                left -= page.size();
                for (Fact fact : page) {
                    known = known || sees(fact);
                }
            }
            told.put(node, known);
        }
        return known;
    }

    /** What a thing comes from, whoever may see it; not whole when the budget does not reach. */
    OriginMemo.Origins origins(Node node, OriginMemo memo) throws IOException {
        if (left <= 0) {
            whole = false;
            return new OriginMemo.Origins(List.of(), false, 0);
        }
        OriginMemo.Origins origins = memo.of(node, facts);
        left -= origins.cost();
        return origins;
    }

    /** Whether a list of packages has a package, whoever may see it; true when the budget does not reach. */
    boolean contains(Node list, Node wanted) throws IOException {
        left -= SEARCH;
        whole &= left > 0;
        return left <= 0 || facts.contains(list, wanted);
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
                if (!sees(fact)) {
                    hidden.add(build(fact.source()));
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
                if (sees(fact)) {
                    return fact;
                }
                hidden.add(build(fact.source()));
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
