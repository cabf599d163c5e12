package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputRules;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.util.List;

/** All parts look at the same rows, one after the other; what stops one does not stop the next. */
final class RowExamination {
    private RowExamination() {}

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
        for (DatasetPart part : parts) {
            long start = System.nanoTime();
            try {
                part.examine(run);
            } catch (IOException e) {
                run.incomplete(InputRules.NOT_EXAMINED, Location.ofFile(""), part.name() + ": " + e.getMessage());
            }
            run.metric(part.name() + "Milliseconds", (System.nanoTime() - start) / 1_000_000);
        }
    }
}
