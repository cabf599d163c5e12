package io.jenkins.plugins.modelgate.engine.redteam.matrix;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/**
 * One attack and what came of it.
 *
 * @param id of the scenario, {@code room/attack}
 * @param title what the attacker does
 * @param technique MITRE ATLAS technique
 * @param gate name of the step that should catch it
 * @param proves what is known once it is caught
 * @param severity of a miss
 * @param outcome what came of it
 * @param detail one sentence
 * @param by what caught it: rules, or conditions that did not hold
 * @param field policy field that makes the gate catch it, proven by playing again; null where none is needed or none does
 * @param remedy the sentence to add to the policy; null as {@code field}
 * @param milliseconds how long it took
 */
public record Row(
        String id,
        String title,
        String technique,
        String gate,
        String proves,
        Severity severity,
        Outcome outcome,
        String detail,
        List<String> by,
        @CheckForNull String field,
        @CheckForNull String remedy,
        long milliseconds) {

    public Row {
        by = List.copyOf(by);
    }
}
