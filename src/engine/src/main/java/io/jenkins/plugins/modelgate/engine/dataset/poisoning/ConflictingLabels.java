package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Locale;

/** The same row with different labels. */
final class ConflictingLabels implements Indicator {
    /** Share of distinct rows below which features do not tell rows apart, and neither labels. */
    private static final double DISTINCT = 0.9;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.likeness().isEmpty() || !data.labels().usable()) {
            return;
        }
        double share = data.repeats().conflicts();
        if (share == 0) {
            return;
        }
        KnownSigns baseline = data.baseline();
        boolean compared = baseline != null && baseline.conflicts() >= 0;
        double before = compared ? baseline.conflicts() : 0;
        boolean telling =
                !data.columns(ColumnRole.TEXT).isEmpty() || data.repeats().distinct() >= DISTINCT;
        // Without a baseline natural ambiguity is unknown: twice the share must be crossed.
        boolean crossed = (telling || compared)
                && share - before > (compared ? 1 : 2) * data.options().conflictingLabels();
        if (crossed) {
            list(data, outcome);
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

    private static void list(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        String hashed = "SELECT " + data.row() + " r, " + data.likeness().hash() + " h, "
                + data.labels().expression() + " l" + data.likeness().from();
        String groups = "SELECT h, count(*) n FROM (" + hashed + ") AS t GROUP BY h HAVING count(DISTINCT l) > 1";
        data.table()
                .query(
                        "SELECT t.r FROM (" + hashed + ") AS t JOIN (" + groups + ") AS g ON t.h = g.h LIMIT 20000",
                        row -> outcome.row(
                                row.number(0), PoisoningRules.CONFLICTING_LABELS, "has a twin with another label"));
    }
}
