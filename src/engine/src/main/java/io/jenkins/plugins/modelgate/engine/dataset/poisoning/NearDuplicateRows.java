package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of numbers that lie far closer together than rows of this data do, many at one place and with one label. */
final class NearDuplicateRows implements Indicator {
    /** Share of the median distance to the nearest row; as cleanlab ({@code issue_manager/duplicate.py}). */
    private static final double RADIUS = 0.13;

    /** Numeric columns from which closeness is no accident. */
    private static final int DIMENSIONS = 3;

    private static final int LEAST = 12;
    private static final double LEAST_SHARE = 0.004;
    private static final double ONE_LABEL = 0.9;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.columns(ColumnRole.NUMERIC).size() < DIMENSIONS
                || !data.columns(ColumnRole.TEXT).isEmpty()) {
            return;
        }
        RowSample sample = data.sample();
        Neighbours neighbours = data.neighbours();
        double[] nearest = new double[neighbours.size()];
        Arrays.setAll(nearest, q -> neighbours.distance(q, 0));
        Arrays.sort(nearest);
        double radius = nearest.length == 0 ? 0 : RADIUS * nearest[nearest.length / 2];
        if (radius == 0) {
            return;
        }
        int[] parent = new int[sample.size()];
        Arrays.setAll(parent, i -> i);
        for (int q = 0; q < neighbours.size(); q++) {
            int[] near = neighbours.nearest(q);
            // A row in the middle of a flood has all its neighbours there; chains of single close pairs do not count.
            for (int k = 0; k < near.length && neighbours.distance(q, Neighbours.K / 2 - 1) < radius; k++) {
                if (neighbours.distance(q, k) < radius) {
                    join(parent, neighbours.asking(q), near[k]);
                }
            }
        }
        Map<Integer, List<Integer>> clusters = new HashMap<>();
        for (int r = 0; r < parent.length; r++) {
            clusters.computeIfAbsent(root(parent, r), k -> new ArrayList<>()).add(r);
        }
        for (List<Integer> cluster : clusters.values()) {
            if (cluster.size() * sample.scale() >= Math.max(LEAST, LEAST_SHARE * data.rows())) {
                tell(data, sample, cluster, outcome);
            }
        }
    }

    private static void tell(Examined data, RowSample sample, List<Integer> cluster, Outcome outcome) {
        Map<Integer, Integer> labels = new HashMap<>();
        Set<List<Integer>> distinct = new HashSet<>();
        for (int r : cluster) {
            labels.merge(sample.label(r), 1, Integer::sum);
            List<Integer> values = new ArrayList<>();
            for (SampleColumn column : sample.features()) {
                values.add(column.code(r));
            }
            distinct.add(values);
        }
        int most = labels.values().stream().mapToInt(n -> n).max().orElse(0);
        if (data.labels().usable() && most < ONE_LABEL * cluster.size() || distinct.size() < 0.2 * cluster.size()) {
            return;
        }
        outcome.finding(
                PoisoningRules.NEAR_DUPLICATE_FLOOD,
                Severity.MEDIUM,
                "about " + Math.round(cluster.size() * sample.scale())
                        + " rows lie closer together than a tenth of the usual distance, "
                        + distinct.size() + " of them distinct, first of them ["
                        + sample.row(cluster.get(0)) + ", " + sample.row(cluster.get(1))
                        + "]. Compare their features: they are one row with small changes");
        cluster.forEach(r -> outcome.row(
                sample.row(r), PoisoningRules.NEAR_DUPLICATE_FLOOD, "lies far closer to many rows than rows here do"));
    }

    private static void join(int[] parent, int a, int b) {
        parent[root(parent, a)] = root(parent, b);
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
