package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** Attacks on a model in production. */
public final class MonitorScenarios {
    /** MITRE ATLAS: Denial of ML Service. */
    static final String DENIAL = "AML.T0029";

    /** MITRE ATLAS: Erode AI Model Integrity. */
    private static final String EROSION = "AML.T0031";

    private static final String GATE = "monitorModel";

    /** All of them. */
    public static final List<Scenario> ALL = all();

    private MonitorScenarios() {}

    private static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(InputScenarios.ALL);
        all.addAll(OutputScenarios.ALL);
        all.addAll(MisuseScenarios.ALL);
        all.addAll(LogScenarios.ALL);
        return List.copyOf(all);
    }

    static Scenario erosion(
            String id, String title, String proves, Severity severity, List<Remedy> remedies, Attack attack) {
        return scenario(id, title, EROSION, proves, severity, remedies, attack);
    }

    static Scenario scenario(
            String id,
            String title,
            String technique,
            String proves,
            Severity severity,
            List<Remedy> remedies,
            Attack attack) {
        return new Scenario("monitor/" + id, title, technique, GATE, proves, severity, remedies, attack);
    }
}
