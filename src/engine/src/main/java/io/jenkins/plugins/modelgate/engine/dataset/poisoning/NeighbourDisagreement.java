package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Locale;

/**
 * Rows whose nearest rows carry other labels (label sanitization, Paudice et al. 2018). Overlapping classes disagree a little nearly
 * everywhere; flipped labels disagree with all their neighbours, so there are more rows against all than rows against some.
 */
final class NeighbourDisagreement implements Indicator {
    /** Share of flagged rows from which they say something. */
    private static final double LEAST_SHARE = 0.004;

    private static final int LEAST = 8;

    /** Flagged rows for each torn one. */
    private static final double BUMP = 1.5;

    /** Rise of the share of flagged rows over the baseline. */
    private static final double RISE = 0.004;

    private static final double LEVEL = 1e-3;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (!comparable(data)) {
            return;
        }
        KnownNeighbours now = KnownNeighbours.of(data);
        KnownSigns baseline = data.baseline();
        KnownNeighbours old = baseline == null ? null : baseline.neighbours();
        boolean[] classes = new boolean[data.labels().count()];
        boolean[] oldClasses = new boolean[old == null ? 0 : old.rows().length];
        for (int c = 0; c < classes.length; c++) {
            classes[c] = now.isRecognisable(c);
            if (old != null) {
                // The same classes on both sides, or a class at the edge makes the difference.
                int then = baseline.label(data.labels().names().get(c));
                classes[c] &= then >= 0 && then < oldClasses.length && old.isRecognisable(then);
                if (classes[c]) {
                    oldClasses[then] = true;
                }
            }
        }
        long rows = now.all();
        if (rows == 0) {
            return;
        }
        long against = KnownNeighbours.sum(now.against(), classes);
        double share = against / (double) rows;
        boolean bump = old == null
                && against >= Math.max(LEAST, LEAST_SHARE * rows)
                && against >= BUMP * KnownNeighbours.sum(now.torn(), classes);
        boolean risen = false;
        double before = 0;
        if (old != null && old.all() > 0) {
            long past = KnownNeighbours.sum(old.against(), oldClasses);
            before = past / (double) old.all();
            risen = share - before >= RISE
                    && TwoProportions.of(against, rows, past, old.all()).pValue() < LEVEL;
        }
        if (bump || risen) {
            list(data, classes, outcome);
            outcome.finding(
                    PoisoningRules.NEIGHBOURS_DISAGREE,
                    Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "%d of %d rows that were compared (%.2f%%) carry another label than at least %d of their %d"
                                    + " nearest rows%s. Look at them beside their nearest rows",
                            against,
                            rows,
                            100 * share,
                            KnownNeighbours.AGAINST,
                            Neighbours.K,
                            risen ? String.format(Locale.ROOT, ", %.2f%% in the baseline", 100 * before) : ""));
        }
        if (rows < data.rows() && data.neighbours().size() < data.rows()) {
            outcome.finding(
                    PoisoningRules.NEIGHBOURS_DISAGREE,
                    Severity.LOW,
                    "nearest rows were compared for a sample of " + rows + " rows");
        }
    }

    static boolean comparable(Examined data) {
        return data.labels().usable()
                && data.columns(ColumnRole.TEXT).isEmpty()
                && data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY).size() >= 2;
    }

    private static void list(Examined data, boolean[] classes, Outcome outcome)
            throws DatasetException, InterruptedException {
        RowSample sample = data.sample();
        Neighbours neighbours = data.neighbours();
        for (int q = 0; q < neighbours.size(); q++) {
            int row = neighbours.asking(q);
            int label = sample.label(row);
            int other = 0;
            for (int k = 0; k < Neighbours.K; k++) {
                other += sample.label(neighbours.nearest(q, k)) == label ? 0 : 1;
            }
            if (label >= 0 && classes[label] && other >= KnownNeighbours.AGAINST) {
                outcome.row(
                        sample.row(row),
                        PoisoningRules.NEIGHBOURS_DISAGREE,
                        "carries another label than its nearest rows");
            }
        }
    }
}
