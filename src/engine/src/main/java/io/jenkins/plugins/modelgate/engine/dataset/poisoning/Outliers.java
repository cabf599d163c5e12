package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.Locale;

/**
 * Numbers far outside the range of the rest. A heavy tail thins out: it has fewer values far out than in between. Values that were
 * put there have nothing in between.
 */
final class Outliers implements Indicator {
    /** Spreads (between the first and the ninth tenth) beyond these tenths that are far out; half as many are in between. */
    private static final double[] FAR = {3, 6, 12, 25};

    private static final int LEAST = 8;
    private static final double LEAST_SHARE = 0.003;

    /** Robust z, 0.6745 (x - median) / MAD, from which a value is an outlier (Iglewicz and Hoaglin). */
    private static final double ROBUST_Z = 3.5;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        for (String column : data.columns(ColumnRole.NUMERIC)) {
            column(data, column, outcome);
        }
    }

    private static void column(Examined data, String column, Outcome outcome)
            throws DatasetException, InterruptedException {
        String value = data.dialect().asDouble(data.quote(column));
        String finite = data.dialect().isFinite(data.quote(column));
        String from = " FROM " + data.table().relation() + " WHERE " + finite;
        double[] q = new double[3];
        data.table()
                .query("SELECT " + data.dialect().approximateQuantiles(value, List.of(0.1, 0.5, 0.9)) + from, row -> {
                    double[] read = row.decimals(0);
                    System.arraycopy(read, 0, q, 0, Math.min(3, read.length));
                });
        double spread = q[2] - q[0];
        if (!(spread > 0) || !Double.isFinite(spread)) {
            return;
        }
        for (int side : new int[] {1, -1}) {
            String beyond = value + (side > 0 ? " > " : " < ");
            double edge = side > 0 ? q[2] : q[0];
            for (double spreads : FAR) {
                String far = beyond + data.dialect().literal(edge + side * spreads * spread);
                String half = beyond + data.dialect().literal(edge + side * spreads / 2 * spread);
                long[] counts = new long[3];
                data.table()
                        .query(
                                "SELECT " + data.dialect().countIf(far) + ", "
                                        + data.dialect().countIf(half) + ", count(*)" + from,
                                row -> {
                                    counts[0] = row.number(0);
                                    counts[1] = row.number(1) - row.number(0);
                                    counts[2] = row.number(2);
                                });
                if (counts[0] >= Math.max(LEAST, LEAST_SHARE * counts[2]) && counts[0] > 2 * counts[1]) {
                    tell(data, column, far, counts, from, outcome);
                    break;
                }
            }
        }
        share(data, column, value, from, q[1], outcome);
    }

    private static void tell(Examined data, String column, String far, long[] counts, String from, Outcome outcome)
            throws DatasetException, InterruptedException {
        outcome.finding(
                PoisoningRules.OUTLIERS,
                Severity.MEDIUM,
                String.format(
                        Locale.ROOT,
                        "%s: %d of %d values lie far out and only %d in between. Look at the rows where %s",
                        SafeText.of(column),
                        counts[0],
                        counts[2],
                        counts[1],
                        far));
        data.table()
                .query(
                        "SELECT " + data.row() + from + " AND " + far + " LIMIT 20000",
                        row -> outcome.row(row.number(0), PoisoningRules.OUTLIERS, "far out in a column of numbers"));
    }

    /** With a baseline: the share of robust outliers must not rise. */
    private static void share(Examined data, String column, String value, String from, double median, Outcome outcome)
            throws DatasetException, InterruptedException {
        Examined baseline = data.baseline();
        if (baseline == null || baseline.table().column(column) == null) {
            return;
        }
        double[] mad = {0};
        data.table()
                .query(
                        "SELECT "
                                + data.dialect()
                                        .approximateQuantiles(
                                                "abs(" + value + " - "
                                                        + data.dialect().literal(median) + ")",
                                                List.of(0.5))
                                + from,
                        row -> mad[0] = row.decimals(0).length == 0 ? 0 : row.decimals(0)[0]);
        if (!(mad[0] > 0)) {
            return;
        }
        String outside = data.dialect()
                .countIf("0.6745 * abs(" + value + " - " + data.dialect().literal(median) + ") > "
                        + data.dialect().literal(ROBUST_Z * mad[0]));
        long[] now = new long[2];
        long[] old = new long[2];
        data.table().query("SELECT " + outside + ", count(*)" + from, row -> {
            now[0] = row.number(0);
            now[1] = row.number(1);
        });
        baseline.table()
                .query(
                        "SELECT " + outside + ", count(*) FROM "
                                + baseline.table().relation() + " WHERE "
                                + data.dialect().isFinite(data.quote(column)),
                        row -> {
                            old[0] = row.number(0);
                            old[1] = row.number(1);
                        });
        if (now[1] == 0 || old[1] == 0) {
            return;
        }
        double rise = now[0] / (double) now[1] - old[0] / (double) old[1];
        double p = io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions.of(now[0], now[1], old[0], old[1])
                .pValue();
        if (rise >= LEAST_SHARE && p < 1e-5) {
            outcome.finding(
                    PoisoningRules.OUTLIERS,
                    Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "%s: %.2f%% of the values have a robust z beyond %.1f, %.2f%% in the baseline",
                            SafeText.of(column),
                            100.0 * now[0] / now[1],
                            ROBUST_Z,
                            100.0 * old[0] / old[1]));
        }
    }
}
