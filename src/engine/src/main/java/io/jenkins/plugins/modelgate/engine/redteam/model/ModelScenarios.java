package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Attacks on a model's files. */
public final class ModelScenarios {
    /** The gate that should catch them. */
    static final String GATE = "verifyModelArtifact";

    /** All of them. */
    public static final List<Scenario> ALL = all();

    private ModelScenarios() {}

    private static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(CodeScenarios.ALL);
        all.addAll(TreeScenarios.ALL);
        all.addAll(SignatureScenarios.ALL);
        return List.copyOf(all);
    }
}
