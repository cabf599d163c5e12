package io.jenkins.plugins.modelgate.lineage;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Deployment;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Graph;
import io.jenkins.plugins.modelgate.engine.lineage.graph.Lookup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A deployment that stands, and why its gates allowed it. Its texts are foreign: views escape them. */
public final class DeploymentRow {
    private static final int MOST = 20;

    private final Deployment deployment;
    private final Words words;
    private final List<ThingRow> approvals = new ArrayList<>();
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final boolean whole;

    /** @param lookup what the current user may see */
    DeploymentRow(Deployment deployment, Lookup lookup, Words words) throws IOException {
        this.deployment = deployment;
        this.words = words;
        for (Fact by : lookup.others(deployment.node(), Relation.ALLOWED_BY, End.FROM, MOST)) {
            Fact state = lookup.newest(by.to(), Relation.APPROVES, End.FROM);
            String decision = state == null ? null : state.state();
            approvals.add(new ThingRow(
                    new Graph.Vertex(by.to(), null, decision, state == null ? by.source() : state.source(), 0), words));
            for (Fact rests : lookup.others(by.to(), Relation.RESTS_ON, End.FROM, MOST)) {
                reason(rests.to(), rests.text(), rests.state(), lookup);
            }
        }
        // The check that withApprovedModel itself made, and whatever else judged exactly these bytes.
        for (Fact judges : lookup.others(deployment.model(), Relation.JUDGES, End.TO, MOST)) {
            reason(judges.from(), judges.text(), judges.state(), lookup);
        }
        packages(lookup);
        whole = lookup.isWhole();
    }

    /** Packages were judged in the builds that examined the model. */
    private void packages(Lookup lookup) throws IOException {
        for (Fact gated : lookup.others(deployment.model(), Relation.GATED_IN, End.FROM, MOST)) {
            for (Fact uses : lookup.others(gated.to(), Relation.USES, End.FROM, MOST)) {
                for (Fact judges : lookup.others(uses.to(), Relation.JUDGES, End.TO, 1)) {
                    reason(judges.from(), judges.text(), judges.state(), lookup);
                }
            }
        }
    }

    private void reason(Node report, String check, String verdict, Lookup lookup) throws IOException {
        Fact policy = lookup.newest(report, Relation.JUDGED_UNDER, End.FROM);
        reasons.putIfAbsent(
                // One that judged otherwise later stands beside the one that opened the gate.
                check + " " + verdict + " " + (policy == null ? "" : policy.text()),
                new Reason(
                        check, verdict, policy == null ? null : policy.text(), LineageRootAction.url(report), words));
    }

    public String getName() {
        return deployment.name();
    }

    public String getModel() {
        return deployment.model().id();
    }

    public String getShortModel() {
        return deployment
                .model()
                .id()
                .substring(0, Math.min(12, deployment.model().id().length()));
    }

    /** Page of its whole chain, relative to Jenkins' root. */
    public String getUrl() {
        return LineageRootAction.url(deployment.node());
    }

    public String getModelUrl() {
        return LineageRootAction.url(deployment.model());
    }

    public String getStage() {
        return deployment.stage() == null ? "" : deployment.stage();
    }

    public String getState() {
        return words.state(deployment.state());
    }

    public String getTone() {
        return Tones.of(deployment.state());
    }

    public String getIcon() {
        return Tones.icon(deployment.state());
    }

    public String getBuild() {
        return ThingRow.build(deployment.source());
    }

    public String getTime() {
        return ThingRow.time(deployment.source());
    }

    public List<ThingRow> getApprovals() {
        return List.copyOf(approvals);
    }

    /** Whether these are all reasons and approvals that the user may see. */
    public boolean isWhole() {
        return whole;
    }

    public List<Reason> getReasons() {
        return List.copyOf(reasons.values());
    }

    /** Why one gate opened. */
    public static final class Reason {
        private final String check;
        private final String verdict;
        private final String policy;
        private final String url;
        private final Words words;

        Reason(String check, String verdict, String policy, String url, Words words) {
            this.check = check;
            this.verdict = verdict;
            this.policy = policy;
            this.url = url;
            this.words = words;
        }

        public String getCheck() {
            return check;
        }

        public String getVerdict() {
            return verdict == null ? "" : words.state(verdict);
        }

        /** Name of the policy, or null. */
        public String getPolicy() {
            return policy;
        }

        /** Page of the report, relative to Jenkins' root. */
        public String getUrl() {
            return url;
        }
    }
}
