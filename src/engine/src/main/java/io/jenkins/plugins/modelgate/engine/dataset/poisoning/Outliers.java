package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers far outside the range of the rest. A heavy tail thins out: it has fewer values far out than in between. Values that were
 * put there have nothing in between. With an accepted version the shares beyond its bounds are compared besides.
 */
final class Outliers implements Indicator {
    private static final int LEAST = 8;
    private static final double LEAST_SHARE = 0.003;
    private static final double LEVEL = 1e-5;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        for (Tails tails : Tails.of(data)) {
            column(data, tails, outcome);
        }
        KnownSigns baseline = data.baseline();
        if (baseline != null) {
            compare(data, baseline, outcome);
        }
    }

    private static void column(Examined data, Tails tails, Outcome outcome)
            throws DatasetException, InterruptedException {
        for (int side : new int[] {1, -1}) {
            for (int level = 0; level < Tails.FAR.length; level++) {
                long far = tails.far(side, level);
                long between = tails.between(side, level);
                if (far >= Math.max(LEAST, LEAST_SHARE * tails.values()) && far > 2 * between) {
                    tell(data, tails, side, level, outcome);
                    break;
                }
            }
        }
    }

    private static void tell(Examined data, Tails tails, int side, int level, Outcome outcome)
            throws DatasetException, InterruptedException {
        SampleColumn column = tails.column();
        double edge = tails.edge(side, level);
        String value = data.compared(column);
        String condition = value + (side > 0 ? " > " : " < ") + data.dialect().literal(edge);
        outcome.finding(
                PoisoningRules.OUTLIERS,
                Severity.MEDIUM,
                String.format(
                        Locale.ROOT,
                        "%s: %d of %d values lie far out and only %d in between. Look at the rows where %s",
                        SafeText.of(column.name()),
                        tails.far(side, level),
                        tails.values(),
                        tails.between(side, level),
                        condition));
        data.table()
                .query(
                        "SELECT " + data.row() + " FROM " + data.table().relation() + " WHERE "
                                + data.dialect().isFinite(data.quote(column.name())) + " AND " + condition
                                + " LIMIT 20000",
                        row -> outcome.row(row.number(0), PoisoningRules.OUTLIERS, "far out in a column of numbers"));
    }

    /** The shares beyond the accepted version's own bounds must not rise. */
    private static void compare(Examined data, KnownSigns baseline, Outcome outcome)
            throws DatasetException, InterruptedException {
        Map<String, Spread> known = baseline.spreads();
        List<Spread.Beyond> now = Spread.beyond(data, known);
        for (Spread.Beyond beyond : now) {
            Spread old = known.get(beyond.column());
            tellRise(outcome, beyond, old, beyond.robust(), old.robust(), "a robust z beyond " + Spread.ROBUST_Z);
            tellRise(
                    outcome,
                    beyond,
                    old,
                    beyond.fenced(),
                    old.fenced(),
                    "a place beyond the fences of " + Spread.FENCES + " interquartile ranges");
        }
    }

    private static void tellRise(
            Outcome outcome, Spread.Beyond beyond, Spread old, long now, long before, String what) {
        if (beyond.values() == 0 || old.values() == 0) {
            return;
        }
        double rise = now / (double) beyond.values() - before / (double) old.values();
        if (rise >= LEAST_SHARE
                && TwoProportions.of(now, beyond.values(), before, old.values()).pValue() < LEVEL) {
            outcome.finding(
                    PoisoningRules.OUTLIERS,
                    Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "%s: %.2f%% of the values have %s, %.2f%% in the baseline",
                            SafeText.of(beyond.column()),
                            100.0 * now / beyond.values(),
                            what,
                            100.0 * before / old.values()));
            beyond.rows().forEach(row -> outcome.row(row, PoisoningRules.OUTLIERS, "beyond the baseline's bounds"));
        }
    }
}
