package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is affected if something turns out bad. From the thing to the models, the newest first and as many as can be read at
 * once; and from every deployment that stands back to the thing, so that what is in production is found however many models
 * there are.
 */
public final class Affected {
    /** Most things of one step ahead: the next steps need their share of the budget. */
    private static final int STEP = 6000;

    private Affected() {}

    /**
     * The answer.
     *
     * @param models that are affected, the newest first, as far as they were read
     * @param allModels whether these are all that the person may see
     * @param deployments that stand and are affected, and the person may see
     * @param allDeployments whether each was looked through; one that was not, or whose evidence is gone, is among them
     * @param hiddenBuilds builds that the person may not see and that say or did something that is affected; when the models
     *     are not all, there may be more
     * @param missingEvidence entries of the whole trail that name evidence which is gone: what it told is in no answer
     */
    public record Answer(
            List<Node> models,
            boolean allModels,
            List<Deployment> deployments,
            boolean allDeployments,
            int hiddenBuilds,
            long missingEvidence) {
        public Answer {
            models = List.copyOf(models);
            deployments = List.copyOf(deployments);
        }
    }

    /**
     * Whether the index can tell what such a thing affects. Of anything else no fact leads to a model, so "nothing" would be
     * the answer however bad it is.
     */
    public static boolean answers(Kind kind) {
        return Ways.leadToModels(kind);
    }

    /**
     * Answers.
     *
     * @param bad the thing, of a kind that {@link #answers}
     * @param standing all deployments that stand, also those that the person may not see
     * @param forwards budget of the way to the models
     * @param backwards budget of the way from the deployments
     * @param memo of what stands
     * @throws IllegalArgumentException for a thing of another kind
     */
    public static Answer by(
            Node bad, Collection<Deployment> standing, Lookup forwards, Lookup backwards, OriginMemo memo)
            throws IOException {
        if (!answers(bad.kind())) {
            throw new IllegalArgumentException("what " + bad.kind() + " affects is not in the index");
        }
        Set<Node> models = new LinkedHashSet<>();
        boolean all = forward(bad, models, forwards);
        Origination back = new Origination(bad, backwards, memo);
        List<Deployment> deployments = new ArrayList<>();
        Set<String> hidden = new LinkedHashSet<>(forwards.hiddenBuilds());
        boolean sure = true;
        for (Deployment each : standing) {
            Origination.Reach reach = back.of(each.model());
            if (!backwards.sees(each.source())) {
                if (reach.any() || !reach.sure()) {
                    hidden.add(Lookup.build(each.source()));
                }
            } else if (reach.seen() || !reach.sure() || models.contains(each.model())) {
                deployments.add(each);
                sure &= reach.sure();
            } else if (reach.any()) {
                hidden.addAll(reach.by());
            }
        }
        return new Answer(
                new ArrayList<>(models),
                all && forwards.isWhole(),
                deployments,
                sure,
                hidden.size(),
                backwards.count(Node.MISSING, Relation.LISTED, End.TO));
    }

    private static boolean forward(Node bad, Set<Node> models, Lookup lookup) throws IOException {
        Set<Node> reached = new LinkedHashSet<>();
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
                return false;
            }
            for (Ways.Way way : Ways.effects(node.kind())) {
                // The newest first, and each down to its models: whatever the budget, the newest models are found.
                List<Fact> facts = lookup.others(node, way.relation(), way.end(), STEP);
                for (int i = facts.size() - 1; i >= 0; i--) {
                    queue.push(facts.get(i).other(node));
                }
            }
        }
        return true;
    }
}
