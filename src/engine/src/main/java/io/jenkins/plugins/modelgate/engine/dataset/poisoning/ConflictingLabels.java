package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same row with different labels. */
final class ConflictingLabels implements Indicator {
    /** Share of distinct rows below which features do not tell rows apart, and neither labels. */
    private static final double DISTINCT = 0.9;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.identity().isEmpty() || !data.labels().usable()) {
            return;
        }
        double share = share(data, outcome, false);
        if (share == 0) {
            return;
        }
        Examined baseline = data.baseline();
        boolean compared = baseline != null
                && baseline.labels().usable()
                && !baseline.identity().isEmpty();
        double before = compared ? share(baseline, null, false) : 0;
        boolean telling =
                !data.columns(ColumnRole.TEXT).isEmpty() || Repeats.of(data).distinct() >= DISTINCT;
        // Without a baseline natural ambiguity is unknown: twice the share must be crossed.
        boolean crossed = (telling || compared)
                && share - before > (compared ? 1 : 2) * data.options().conflictingLabels();
        if (crossed) {
            share(data, outcome, true);
        }
        outcome.finding(
                PoisoningRules.CONFLICTING_LABELS,
                crossed ? Severity.HIGH : Severity.LOW,
                String.format(
                        Locale.ROOT,
                        "%.3f%% of the rows have a twin with another label%s. Group the rows by all features and count"
                                + " the distinct labels",
                        100 * share,
                        compared
                                ? String.format(Locale.ROOT, ", %.3f%% in the baseline", 100 * before)
                                : telling ? "" : "; the features of this data do not tell rows apart"));
    }

    private static double share(Examined data, Outcome outcome, boolean list)
            throws DatasetException, InterruptedException {
        String hashed = "SELECT " + data.row() + " r, " + data.dialect().hash(data.identity()) + " h, "
                + data.labels().expression() + " l FROM " + data.table().relation();
        String groups = "SELECT h, count(*) n FROM (" + hashed + ") AS t GROUP BY h HAVING count(DISTINCT l) > 1";
        if (list) {
            List<Long> rows = new ArrayList<>();
            data.table()
                    .query(
                            "SELECT t.r FROM (" + hashed + ") AS t JOIN (" + groups + ") AS g ON t.h = g.h LIMIT 20000",
                            row -> rows.add(row.number(0)));
            rows.forEach(row -> outcome.row(row, PoisoningRules.CONFLICTING_LABELS, "has a twin with another label"));
        }
        long[] sum = {0};
        data.table().query("SELECT COALESCE(sum(n), 0) FROM (" + groups + ") AS c", row -> sum[0] = row.number(0));
        return sum[0] / (double) Math.max(1, data.rows());
    }
}
