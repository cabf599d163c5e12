package io.jenkins.plugins.modelgate.engine.quality;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.List;

/**
 * What measurements say under a policy.
 *
 * @param rows of the table
 * @param findings most severe first is not promised
 * @param open whether something that the policy demands is not known: then the gate stays closed, whatever the findings
 */
public record Judgement(List<Row> rows, List<Finding> findings, boolean open) {
    public Judgement {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }
}
