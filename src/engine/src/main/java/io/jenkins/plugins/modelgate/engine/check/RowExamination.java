package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputRules;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.QualityTest;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.QualityTest.Outcome;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.util.List;

/** All parts look at the same rows, one after the other; what stops one does not stop the next. */
final class RowExamination {
    /** Most findings of a part that lineage hears of one by one. */
    private static final int MAX_TESTS = 200;

    private RowExamination() {}

    private static void tests(DatasetPart part, DatasetRun run, List<Finding> found) {
        Severity failOn = Severity.valueOf(run.policy().text("failOn"));
        boolean broken = found.stream().anyMatch(finding -> finding.severity().atLeast(failOn));
        run.test(new QualityTest(
                part.name(),
                part.name(),
                null,
                broken ? Outcome.FAIL : Outcome.PASS,
                true,
                null,
                found.size() + " findings"));
        for (Finding finding : found.subList(0, Math.min(MAX_TESTS, found.size()))) {
            String member = finding.location().member();
            run.test(new QualityTest(
                    finding.rule() + (member == null ? "" : " " + member),
                    finding.rule(),
                    run.table().column(String.valueOf(member)) == null ? null : member,
                    Outcome.FAIL,
                    finding.severity().atLeast(failOn),
                    null,
                    finding.detail()));
        }
    }

    static void run(List<DatasetPart> parts, DatasetRun run) throws IOException, InterruptedException {
        Table table = run.table();
        run.metric("rows", table.rows());
        run.metric("columns", (long) table.columns().size());
        if (table.rows() == 0) {
            run.incomplete(
                    InputRules.NO_ROWS,
                    Location.ofFile(""),
                    "0 rows, " + table.columns().size() + " columns");
            return;
        }
        for (String named : new String[] {run.options().label(), run.options().source()}) {
            if (named != null && table.column(named) == null) {
                run.incomplete(
                        InputRules.NOT_EXAMINED,
                        Location.ofFile(""),
                        "there is no column " + SafeText.quote(named) + "; there are "
                                + table.columns().stream().map(Column::name).toList());
                return;
            }
        }
        for (DatasetPart part : parts) {
            int before = run.findings().size();
            long start = System.nanoTime();
            try {
                part.examine(run);
            } catch (IOException e) {
                run.incomplete(InputRules.NOT_EXAMINED, Location.ofFile(""), part.name() + ": " + e.getMessage());
            }
            run.metric(part.name() + "Milliseconds", (System.nanoTime() - start) / 1_000_000);
            tests(part, run, run.findings().subList(before, run.findings().size()));
        }
    }
}
