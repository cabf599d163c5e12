package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Arrays;
import java.util.Locale;

/**
 * Rows far from all others in all their numbers and categories together. A row is far when the mean distance to its ten nearest rows is
 * above Q3 + (1/t - 1) IQR with t = 0.37037, factor 1.7 (cleanlab {@code internal/outlier.py}). Every table has some; a trace is that they do
 * not thin out, or that the accepted version had fewer.
 */
final class FarRows implements Indicator {
    private static final double T = 0.37037;

    /** Factor of the interquartile range. */
    static final double FENCE = 1 / T - 1;

    /** Multiples of the fence that are far out; half as many are in between. */
    private static final double[] FAR = {2, 4, 8};

    private static final int LEAST = 8;
    private static final double LEAST_SHARE = 0.004;
    private static final double LEVEL = 1e-5;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (!comparable(data)) {
            return;
        }
        double[] distances = distances(data.neighbours());
        if (distances.length < 100) {
            return;
        }
        double[] bounds = quartiles(distances);
        for (double times : FAR) {
            double far = bound(bounds, times);
            double half = bound(bounds, times / 2);
            long beyond =
                    Arrays.stream(distances).filter(distance -> distance > far).count();
            long between =
                    Arrays.stream(distances).filter(distance -> distance > half).count() - beyond;
            if (bounds[1] > bounds[0] && beyond >= least(distances.length) && beyond > 2 * between) {
                tell(
                        data,
                        outcome,
                        distances,
                        far,
                        String.format(
                                Locale.ROOT,
                                "%d of %d rows lie far from all others and only %d in between",
                                beyond,
                                distances.length,
                                between));
                return;
            }
        }
        KnownDistances old = data.baseline() == null ? null : data.baseline().distances();
        if (old != null && old.rows() > 0) {
            compare(data, outcome, distances, old);
        }
    }

    private static void compare(Examined data, Outcome outcome, double[] distances, KnownDistances old)
            throws DatasetException, InterruptedException {
        long now = Arrays.stream(distances)
                .filter(distance -> distance > old.bound())
                .count();
        double rise = now / (double) distances.length - old.beyond() / (double) old.rows();
        if (rise >= LEAST_SHARE
                && TwoProportions.of(now, distances.length, old.beyond(), old.rows())
                                .pValue()
                        < LEVEL) {
            tell(
                    data,
                    outcome,
                    distances,
                    old.bound(),
                    String.format(
                            Locale.ROOT,
                            "%.2f%% of the rows lie far from all others, %.2f%% in the baseline",
                            100.0 * now / distances.length,
                            100.0 * old.beyond() / old.rows()));
        }
    }

    static boolean comparable(Examined data) {
        return data.columns(ColumnRole.TEXT).isEmpty()
                && data.columns(ColumnRole.NUMERIC).size() >= 2;
    }

    /** Mean distance of each row that asked to its nearest. */
    static double[] distances(Neighbours neighbours) {
        double[] distances = new double[neighbours.size()];
        for (int q = 0; q < distances.length; q++) {
            for (int k = 0; k < Neighbours.K; k++) {
                distances[q] += neighbours.distance(q, k) / Neighbours.K;
            }
        }
        return distances;
    }

    /** First and third quartile. */
    static double[] quartiles(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        return new double[] {sorted[sorted.length / 4], sorted[sorted.length * 3 / 4]};
    }

    /** The third quartile and so many times the fence's share of the interquartile range. */
    static double bound(double[] quartiles, double times) {
        return quartiles[1] + times * FENCE * (quartiles[1] - quartiles[0]);
    }

    private static double least(int rows) {
        return Math.max(LEAST, LEAST_SHARE * rows);
    }

    private static void tell(Examined data, Outcome outcome, double[] distances, double bound, String what)
            throws DatasetException, InterruptedException {
        outcome.finding(
                PoisoningRules.OUTLIERS,
                Severity.MEDIUM,
                what + ", by the mean distance to their " + Neighbours.K + " nearest rows. Look at them");
        Neighbours neighbours = data.neighbours();
        for (int q = 0; q < distances.length; q++) {
            if (distances[q] > bound) {
                outcome.row(
                        data.sample().row(neighbours.asking(q)),
                        PoisoningRules.OUTLIERS,
                        "lies far from all other rows");
            }
        }
    }
}
