package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.trail.PackageList;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is affected if something turns out bad. First from the thing to the models; where those are too many to read at
 * once, from every deployment that stands back to the thing, so that what is in production is found however many models
 * there are. What could not be looked through counts as affected and says so.
 */
public final class Affected {
    /** Most things of one step backwards that are compared; a model with more of them counts as affected. */
    private static final int WIDE = 200;

    /** Most things of one step ahead: the next steps need their share of the budget. */
    private static final int STEP = 500;

    private static final List<Relation> BACK =
            List.of(Relation.MADE_OF, Relation.DERIVED_FROM, Relation.SIGNED_BY, Relation.GATED_IN);

    private final Lookup lookup;
    private final Set<Node> reached = new LinkedHashSet<>();
    private final Set<Node> models = new LinkedHashSet<>();
    private final Map<Node, Boolean> lists = new HashMap<>();
    private boolean whole = true;

    private Affected(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * The answer.
     *
     * @param models that are affected, the newest first, as far as they were read
     * @param allModels whether these are all
     * @param deployments that stand and are affected
     * @param allDeployments whether each was looked through; one that was not is among them
     */
    public record Answer(List<Node> models, boolean allModels, List<Deployment> deployments, boolean allDeployments) {}

    /**
     * Answers.
     *
     * @param bad the thing
     * @param standing deployments that the person may see
     * @param forwards budget of the way to the models
     * @param backwards budget of the way from the deployments
     */
    public static Answer by(Node bad, Collection<Deployment> standing, Lookup forwards, Lookup backwards)
            throws IOException {
        Affected ahead = new Affected(forwards);
        ahead.forward(bad);
        boolean all = ahead.whole && forwards.isWhole();
        List<Deployment> deployments = new ArrayList<>();
        boolean sure = true;
        Affected back = new Affected(backwards);
        back.reached.addAll(ahead.reached);
        Map<Node, Boolean> answers = new HashMap<>();
        for (Deployment each : standing) {
            if (ahead.models.contains(each.model())) {
                deployments.add(each);
            } else if (!all) {
                Boolean is = answers.get(each.model());
                if (is == null) {
                    is = back.comesFrom(each.model(), bad);
                    answers.put(each.model(), is);
                }
                if (is) {
                    deployments.add(each);
                }
            }
        }
        sure = back.whole;
        return new Answer(List.copyOf(ahead.models), all, List.copyOf(deployments), sure);
    }

    private void forward(Node bad) throws IOException {
        Deque<Node> queue = new ArrayDeque<>();
        queue.add(bad);
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            if (!reached.add(node)) {
                continue;
            }
            if (node.kind() == Kind.MODEL) {
                models.add(node);
                continue;
            }
            if (lookup.isSpent()) {
                whole = false;
                return;
            }
            for (Ways.Way way : Ways.effects(node.kind())) {
                // The newest first, and each down to its models: whatever the budget, the newest models are found.
                List<Fact> facts = lookup.others(node, way.relation(), way.end(), STEP);
                for (int i = facts.size() - 1; i >= 0; i--) {
                    queue.push(facts.get(i).other(node));
                }
            }
        }
    }

    private boolean comesFrom(Node model, Node bad) throws IOException {
        if (model.equals(bad)) {
            return true;
        }
        for (Relation relation : BACK) {
            List<Fact> origins = lookup.others(model, relation, End.FROM, WIDE);
            for (Fact fact : origins) {
                Node origin = fact.to();
                boolean is = origin.equals(bad)
                        || (origin.kind() == Kind.BUILD || origin.kind() == Kind.DATASET) && through(origin, bad);
                if (is) {
                    return true;
                }
            }
            if (origins.size() >= WIDE || lookup.isSpent()) {
                whole = false;
                return true;
            }
        }
        return false;
    }

    private boolean through(Node origin, Node bad) throws IOException {
        Boolean known = lists.get(origin);
        if (known == null) {
            known = false;
            // What the way forwards has read counts; a thing that it has not reached may be reached all the same.
            if (origin.kind() == Kind.DATASET) {
                for (Fact fact : lookup.others(origin, Relation.GATED_IN, End.FROM, WIDE)) {
                    known |= fact.to().equals(bad) || through(fact.to(), bad);
                }
            } else {
                for (Fact fact : lookup.others(origin, Relation.BUILT_FROM, End.FROM, WIDE)) {
                    known |= fact.to().equals(bad);
                }
                for (Fact fact : lookup.others(origin, Relation.USES, End.FROM, WIDE)) {
                    known |= fact.to().equals(bad) || bad.kind() == Kind.PACKAGE && has(fact.to(), bad);
                }
            }
            lists.put(origin, known);
        }
        return known;
    }

    /** Lists of packages are few beside builds: each is looked through once. */
    private boolean has(Node list, Node bad) throws IOException {
        Boolean known = lists.get(list);
        if (known == null) {
            known = reached.contains(list);
            if (!known) {
                for (Fact fact : lookup.others(list, Relation.CONTAINS, End.FROM, Integer.MAX_VALUE)) {
                    known |= fact.to().equals(bad)
                            || reached.contains(fact.to())
                            || PackageList.unversioned(fact.to().id()).equals(bad.id());
                }
            }
            lists.put(list, known);
        }
        return known;
    }
}
