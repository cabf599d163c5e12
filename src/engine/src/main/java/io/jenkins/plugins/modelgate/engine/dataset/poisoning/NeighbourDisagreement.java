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
    /** Neighbours of ten that disagree: a row is flagged, and a row is torn. */
    private static final int AGAINST = 9;

    private static final int TORN = 7;

    /** Share of flagged rows from which they say something. */
    private static final double LEAST_SHARE = 0.004;

    private static final int LEAST = 8;

    /** Share of a class's rows with mostly their own kind around them from which the class is recognisable. */
    private static final double RECOGNISABLE = 0.8;

    /** Flagged rows for each torn one. */
    private static final double BUMP = 1.5;

    /** Rise of the share of flagged rows over the baseline. */
    private static final double RISE = 0.004;

    private static final double LEVEL = 1e-3;

    /** Rows by how their neighbours see them. */
    private record Split(long rows, long against, long torn) {}

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (!comparable(data)) {
            return;
        }
        Examined baseline = data.baseline();
        boolean compared = baseline != null && comparable(baseline);
        boolean[] classes = recognisable(data);
        if (compared) {
            // The same classes on both sides, or a class at the edge makes the difference.
            boolean[] before = recognisable(baseline);
            for (int c = 0; c < classes.length; c++) {
                int old = baseline.labels().index(data.labels().names().get(c));
                classes[c] &= old >= 0 && before[old];
            }
        }
        Split now = split(data, classes, null);
        if (now.rows() == 0) {
            return;
        }
        double share = now.against() / (double) now.rows();
        boolean bump = now.against() >= Math.max(LEAST, LEAST_SHARE * now.rows()) && now.against() >= BUMP * now.torn();
        boolean risen = false;
        double before = 0;
        if (compared) {
            Split old = split(baseline, classes(baseline, data.labels(), classes), null);
            before = old.rows() == 0 ? 0 : old.against() / (double) old.rows();
            risen = old.rows() > 0
                    && share - before >= RISE
                    && TwoProportions.of(now.against(), now.rows(), old.against(), old.rows())
                                    .pValue()
                            < LEVEL;
            bump = false;
        }
        if (bump || risen) {
            split(data, classes, outcome);
        }
        if (bump || risen) {
            outcome.finding(
                    PoisoningRules.NEIGHBOURS_DISAGREE,
                    Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "%d of %d rows that were compared (%.2f%%) carry another label than at least %d of their %d"
                                    + " nearest rows%s. Look at them beside their nearest rows",
                            now.against(),
                            now.rows(),
                            100 * share,
                            AGAINST,
                            Neighbours.K,
                            risen ? String.format(Locale.ROOT, ", %.2f%% in the baseline", 100 * before) : ""));
        }
        if (now.rows() < data.rows()) {
            outcome.finding(
                    PoisoningRules.NEIGHBOURS_DISAGREE,
                    Severity.LOW,
                    "nearest rows were compared for a sample of " + now.rows() + " rows");
        }
    }

    private static boolean comparable(Examined data) {
        return data.labels().usable()
                && data.columns(ColumnRole.TEXT).isEmpty()
                && data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY).size() >= 2;
    }

    private static Split split(Examined data, boolean[] recognisable, Outcome outcome)
            throws DatasetException, InterruptedException {
        RowSample sample = data.sample();
        Neighbours neighbours = data.neighbours();
        long rows = 0;
        long against = 0;
        long torn = 0;
        for (int q = 0; q < neighbours.size(); q++) {
            int row = neighbours.asking(q);
            if (sample.label(row) < 0) {
                continue;
            }
            rows++;
            int[] votes = votes(sample, neighbours, q, data.labels().count());
            int other = Neighbours.K - votes[sample.label(row)];
            if (!recognisable[sample.label(row)]) {
                continue;
            }
            if (other >= AGAINST) {
                against++;
                if (outcome != null) {
                    outcome.row(
                            sample.row(row),
                            PoisoningRules.NEIGHBOURS_DISAGREE,
                            "carries another label than its nearest rows");
                }
            } else if (other >= TORN) {
                torn++;
            }
        }
        return new Split(rows, against, torn);
    }

    /** Classes whose rows have mostly their own kind around them; rows of the others are outvoted by nature. */
    private static boolean[] recognisable(Examined data) throws DatasetException, InterruptedException {
        RowSample sample = data.sample();
        Neighbours neighbours = data.neighbours();
        double[] own = new double[data.labels().count()];
        double[] all = new double[own.length];
        for (int q = 0; q < neighbours.size(); q++) {
            int label = sample.label(neighbours.asking(q));
            if (label >= 0) {
                all[label]++;
                own[label] += votes(sample, neighbours, q, own.length)[label] > Neighbours.K / 2 ? 1 : 0;
            }
        }
        boolean[] recognisable = new boolean[own.length];
        for (int c = 0; c < own.length; c++) {
            recognisable[c] = own[c] >= RECOGNISABLE * all[c];
        }
        return recognisable;
    }

    /** The same classes in another dataset's numbering. */
    private static boolean[] classes(Examined other, Labels labels, boolean[] classes) {
        boolean[] same = new boolean[other.labels().count()];
        for (int c = 0; c < classes.length; c++) {
            int index = other.labels().index(labels.names().get(c));
            if (index >= 0) {
                same[index] = classes[c];
            }
        }
        return same;
    }

    private static int[] votes(RowSample sample, Neighbours neighbours, int query, int classes) {
        int[] votes = new int[classes];
        for (int near : neighbours.nearest(query)) {
            if (sample.label(near) >= 0) {
                votes[sample.label(near)]++;
            }
        }
        return votes;
    }
}
