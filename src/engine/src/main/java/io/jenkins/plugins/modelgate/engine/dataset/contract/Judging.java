package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Locale;
import java.util.function.Consumer;

/** The table under judgement, and where findings go. */
final class Judging {
    private final Table table;
    private final Consumer<Finding> findings;
    private long rows;
    private int evaluated;
    private int violated;
    private int notEvaluated;

    Judging(Table table, Consumer<Finding> findings) {
        this.table = table;
        this.findings = findings;
    }

    Table table() {
        return table;
    }

    Consumer<Finding> findings() {
        return findings;
    }

    long rows() {
        return rows;
    }

    void rows(long rows) {
        this.rows = rows;
    }

    void evaluated() {
        evaluated++;
    }

    ContractOutcome outcome() {
        return new ContractOutcome(rows, evaluated, violated, notEvaluated);
    }

    /** A broken rule. */
    void violated(Rule rule, Severity severity, Target target, String detail) {
        violated++;
        report(rule, target.weigh(severity), target, detail);
    }

    /** A rule without an answer: why, and how to get one. */
    void notEvaluated(Target target, String reason) {
        notEvaluated++;
        report(ContractRules.NOT_EVALUATED, ContractRules.NOT_EVALUATED.severity(), target, reason);
    }

    /** Examples for a finding; a finding does not wait for them. */
    String examples(Exemplars.Asking asking) throws InterruptedException {
        try {
            return asking.ask();
        } catch (DatasetException e) {
            return "; no examples, because the database could not give them";
        }
    }

    void notEvaluated(Target target, DatasetException e) {
        notEvaluated(target, "the database could not do it: " + e.getMessage());
    }

    /** Something that is no check. */
    void notice(Target target, String detail) {
        report(ContractRules.NOT_CHECKED, Severity.INFO, target, detail);
    }

    private void report(Rule rule, Severity severity, Target target, String detail) {
        String column = target.column().isEmpty() ? null : SafeText.of(target.column());
        String where = target.pointer().isEmpty() ? "" : " (contract " + target.pointer() + ")";
        findings.accept(Finding.of(
                rule,
                severity,
                new Location(SafeText.of(table.name()), column, -1),
                SafeText.of(detail, 2000) + where));
    }

    /** "3 of 1000 rows (0.3 %)". */
    String share(long count) {
        double percent = rows == 0 ? 0 : 100.0 * count / rows;
        String shown = percent > 0 && percent < 0.001 ? "under 0.001" : String.format(Locale.ROOT, "%.3f", percent);
        return count + " of " + rows + " rows (" + shown + " %)";
    }
}
