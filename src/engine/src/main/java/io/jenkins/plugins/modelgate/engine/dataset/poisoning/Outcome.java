package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.function.Consumer;

/** Where indicators put what they found. */
final class Outcome {
    private final String dataset;
    private final Consumer<Finding> findings;
    private final SuspiciousRows rows;
    private int leftOut;

    Outcome(String dataset, Consumer<Finding> findings, SuspiciousRows rows) {
        this.dataset = dataset;
        this.findings = findings;
        this.rows = rows;
    }

    void finding(Rule rule, Severity severity, String detail) {
        findings.accept(Finding.of(rule, severity, Location.ofFile(dataset), detail));
    }

    void row(long row, Rule rule, String reason) {
        rows.add(row, rule.id(), reason);
    }

    /** Says what an indicator left out. */
    void notExamined(String what) {
        leftOut++;
        finding(PoisoningRules.NOT_EXAMINED, PoisoningRules.NOT_EXAMINED.severity(), what);
    }

    /** How often an indicator left something out. */
    int leftOut() {
        return leftOut;
    }
}
