package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Whether things come from one thing, for one question of one person: each origin is looked at once. */
final class Origination {
    private static final Reach NONE = new Reach(false, false, true, Set.of());
    private static final Reach IT = new Reach(true, true, true, Set.of());

    private final Node bad;
    private final Lookup lookup;
    private final OriginMemo memo;
    private final Map<Node, Reach> known = new HashMap<>();

    Origination(Node bad, Lookup lookup, OriginMemo memo) {
        this.bad = bad;
        this.lookup = lookup;
        this.memo = memo;
    }

    /**
     * Whether a thing comes from it.
     *
     * @param seen by facts that the person may see
     * @param any by whatever facts
     * @param sure whether all that it comes from was looked at and no evidence is gone
     * @param by builds that say so and that the person may not see
     */
    record Reach(boolean seen, boolean any, boolean sure, Set<String> by) {}

    Reach of(Node node) throws IOException {
        Reach reach = known.get(node);
        if (reach == null) {
            reach = node.equals(bad) ? IT : found(node);
            known.put(node, reach);
        }
        return reach;
    }

    /** Origins go from models over datasets to builds and from there to lists: never in a circle. */
    private Reach found(Node node) throws IOException {
        if (!OriginMemo.goesOn(node.kind())) {
            return NONE;
        }
        OriginMemo.Origins origins = lookup.origins(node, memo);
        boolean seen = false;
        boolean any = false;
        boolean sure = origins.whole();
        Set<String> by = new LinkedHashSet<>();
        if (node.kind() == Kind.PACKAGES && bad.kind() == Kind.PACKAGE) {
            any = lookup.contains(node, bad);
            sure &= !lookup.isSpent();
            seen = any;
        }
        for (Fact fact : origins.facts()) {
            if (fact.to().equals(Node.MISSING)) {
                sure = false;
                continue;
            }
            Reach from = of(fact.to());
            any |= from.any();
            sure &= from.sure();
            boolean sees = from.any() && lookup.sees(fact);
            seen |= from.seen() && sees;
            by.addAll(from.by());
            if (from.any() && !sees) {
                by.add(Lookup.build(fact.source()));
            }
        }
        return any || !sure ? new Reach(seen, any, sure, by) : NONE;
    }
}
