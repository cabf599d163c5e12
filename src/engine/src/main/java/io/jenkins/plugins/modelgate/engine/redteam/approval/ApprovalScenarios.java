package io.jenkins.plugins.modelgate.engine.redteam.approval;

import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Attacks on approvals. */
public final class ApprovalScenarios {
    /** MITRE ATLAS: Valid Accounts. */
    static final String TECHNIQUE = "AML.T0012";

    /** All of them. */
    public static final List<Scenario> ALL = all();

    private ApprovalScenarios() {}

    private static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(VotingScenarios.ALL);
        all.addAll(UseScenarios.ALL);
        return List.copyOf(all);
    }
}
