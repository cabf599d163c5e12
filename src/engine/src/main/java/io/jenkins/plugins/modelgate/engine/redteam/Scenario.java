package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/**
 * One attack on the gates, as data, with the small code that plays it.
 *
 * @param id stable name {@code room/attack}
 * @param title what the attacker does, one line
 * @param technique MITRE ATLAS technique, {@code AML.T0018}
 * @param gate name of the step that should catch it
 * @param proves what is known once it is caught, one sentence
 * @param severity of a miss
 * @param remedies policy fields that can make the gate catch it; the first that does is the sentence to add
 * @param attack plays it
 */
public record Scenario(
        String id,
        String title,
        String technique,
        String gate,
        String proves,
        Severity severity,
        List<Remedy> remedies,
        Attack attack) {

    public Scenario {
        remedies = List.copyOf(remedies);
    }
}
