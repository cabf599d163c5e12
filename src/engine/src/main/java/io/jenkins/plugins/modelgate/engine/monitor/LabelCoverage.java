package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/**
 * How many answers have their label yet.
 *
 * @param mostWithout share of answers that may be without; beyond it nothing is decided
 */
record LabelCoverage(double mostWithout) {
    void conclude(WindowRun run, long rows, long labelled) {
        if (rows == 0) {
            return;
        }
        run.measure("performance.labelled", labelled / (double) rows);
        double without = 1 - labelled / (double) rows;
        String sentence = DriftWords.percent(without) + " of " + DriftWords.count(rows, "answer")
                + " have no label yet; of them the performance is an estimate at best.";
        if (without > mostWithout) {
            run.incomplete(MonitorRules.LABELS_LATE, "performance.labelled", sentence);
        } else if (labelled == 0) {
            run.find(MonitorRules.LABELS_LATE, Severity.LOW, "performance.labelled", sentence);
        }
    }
}
